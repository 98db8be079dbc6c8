using System.Text.Json;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Monitoring;
using Aetherion.EndToEnd.Tests;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Models;
using Aetherion.Host.Commands;
using Aetherion.Lab.Models;
using Aetherion.Model;
using Aetherion.Postgres;
using Aetherion.Silo;
using Aetherion.Silo.Jobs;
using Aetherion.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Host.Tests.Commands;

/// <summary>The verbs <c>train</c> and <c>models</c> on a database of their own.</summary>
[Collection(typeof(ConsoleCollection))]
public sealed class ModelsCommandTests : IDisposable
{
    private const string Scope = "regime/binance:BTCUSDT/M1";
    private const string AnomalyScope = "anomaly/binance:BTCUSDT/M1";

    private readonly TemporaryFolder _folder = TemporaryFolder.WithData();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(_folder.Path, "data");

    private string Bars => Path.Combine(_folder.Path, "bars.csv");

    /// <summary>For bars of the same market, longer by more than purge and embargo than what is trained on.</summary>
    private string Later => Path.Combine(_folder.Path, "later.csv");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Models_are_trained_listed_shown_promoted_and_rolled_back()
    {
        await using var database = await OpenAsync();
        BarFileWriter.Write(Bars, 3_000, seed: 1);
        var first = await TrainAsync("--seed", "1");
        first.GetProperty("state").GetString().ShouldBe("Champion", "its scope had none");
        BarFileWriter.Write(Bars, 3_100, seed: 1);
        var second = await TrainAsync("--seed", "1");
        second.GetProperty("state").GetString().ShouldBe("Registered");
        var (v1, v2) = (VersionOf(first), VersionOf(second));

        (await StatesAsync()).ShouldBe([(v2, "Registered"), (v1, "Champion")]);
        var shown = await JsonAsync("models", "show", v1);
        shown.GetProperty("reference").GetProperty("features").GetArrayLength()
            .ShouldBe(Domain.Regimes.RegimeFeatures.Default.Length);
        shown.GetProperty("figures").GetProperty("inSample").GetProperty("rows").GetInt32().ShouldBe(2_940);
        shown.GetProperty("dataHash").GetString()!.Length.ShouldBe(64);
        shown.GetProperty("document").GetProperty("transitionMatrix").GetArrayLength().ShouldBe(4);
        var details = (await RunAsync("models", "show", v1)).Output;
        foreach (var member in (string[])["scalerMeans", "transitionMatrix", "means", "regimes", "crisisGate"])
            details.ShouldContain($"\n{member}  ");
        (await RunAsync("models", "list", "--family", "regime")).Output.ShouldContain($"{v1}  {Scope}  Champion");

        (await RunAsync("models", "promote", v2, "--expect", v2)).Error.ShouldContain($"is {v1} and no longer {v2}");
        (await RunAsync("models", "promote", v2)).Output.ShouldBe($"{v2} is in charge of {Scope} in place of {v1}.");
        (await RunAsync("models", "promote", v2)).Error.ShouldContain("already");
        (await JsonAsync("models", "rollback", Scope)).GetProperty("version").GetString().ShouldBe(v1);
        (await StatesAsync()).ShouldBe([(v2, "Retired"), (v1, "Champion")]);

        var promoted = await TrainAsync("--seed", "2", "--promote");
        promoted.GetProperty("state").GetString().ShouldBe("Champion");
    }

    [Fact]
    public async Task A_model_of_a_few_hours_takes_charge_of_nothing_until_it_is_promoted_by_hand()
    {
        await using var database = await OpenAsync();
        BarFileWriter.Write(Bars, 300, seed: 1);
        foreach (var more in (string[][])[[], ["--promote"]])
        {
            var trained = await TrainAsync([.. more]);
            trained.GetProperty("state").GetString().ShouldBe("Registered");
            trained.GetProperty("message").GetString().ShouldNotBeNull()
                .ShouldContain("240 bars have all features, and 2,881 are needed");
        }
        var few = (await StatesAsync()).ShouldHaveSingleItem().Version;

        (await RunAsync("models", "promote", few)).Output.ShouldBe($"{few} is in charge of {Scope}.");
    }

    [Fact]
    public async Task A_model_that_fails_on_the_bars_held_back_takes_charge_of_nothing_until_it_is_promoted_by_hand()
    {
        await using var database = await OpenAsync();
        BarFileWriter.Write(Bars, 18_000, seed: 1);
        var champion = VersionOf(await TrainAsync());
        BarFileWriter.Write(Bars, 18_000, seed: 1, stillFrom: 13_500);
        var job = await database.TrainInBackgroundAsync(new TrainingJobRequest(
            ModelScope.Parse(Scope), InstrumentId.Parse("binance:BTCUSDT"), Timeframe.M1, "test")
        {
            File = "bars.csv", StateCount = 2, Use = TrainedModelUse.Challenge, IsNamedAfresh = true,
        }, _folder.Path);

        var trained = await TrainAsync("--promote", "--afresh");

        (job.State, job.ModelVersion).ShouldBe((TrainingJobState.Succeeded, VersionOf(trained)));
        foreach (var message in (string?[])[job.Message, trained.GetProperty("message").GetString()])
            message.ShouldNotBeNull().ShouldMatch(
                $"^Registered for {Scope} and off: fitted up to .* and run on the 4,440 bars from .* on, the log-likelihood of a bar is .* "
                + "Look at the bars, train on others, or promote it by hand\\.$");
        (await StatesAsync()).ShouldBe([(job.ModelVersion!, "Registered"), (champion, "Champion")]);
        (await JsonAsync("models", "show", job.ModelVersion!)).GetProperty("events")[0].GetProperty("reason").GetString()
            .ShouldNotBeNull().ShouldStartWith("Trained on the bars of bars.csv. fitted up to");
        (await RunAsync("models", "promote", job.ModelVersion!)).Output
            .ShouldBe($"{job.ModelVersion} is in charge of {Scope} in place of {champion}.");
    }

    [Fact]
    public async Task What_cannot_be_is_said_and_changes_nothing()
    {
        await using var database = await OpenAsync();
        BarFileWriter.Write(Bars, 3_000, seed: 1);
        var champion = VersionOf(await TrainAsync("--seed", "1"));
        BarFileWriter.Write(Bars, 3_100, seed: 1);
        var damaged = VersionOf(await TrainAsync("--seed", "1"));
        await database.ExecuteAsync(
            $"UPDATE models SET document = replace(document, '0', '1') WHERE version = '{damaged}'");

        (await RunAsync("models", "promote", damaged)).Error.ShouldContain("is damaged");
        (await RunAsync("models", "show", "nothing")).Error.ShouldContain("There is no model nothing");
        (await RunAsync("models", "rollback", "regime/sim:BTC-USD/M1")).Error.ShouldContain("has no champion");
        (await RunAsync("models", "rollback", "BTC")).Error.ShouldContain("regime/sim:BTC-USD/M1");
        (await RunAsync("models", "list", "--family", "No")).Error.ShouldContain("--family");
        (await RunAsync(
            "train", "--bars", Bars, "--symbol", "binance:BTCUSDT", "--scope", "funding/*/any", "--data", Data))
            .Error.ShouldContain("of the family regime");
        (await StatesAsync()).ShouldContain((champion, "Champion"));
    }

    [Fact]
    public async Task A_damaged_model_says_so_in_the_list_and_where_it_is_shown_a_champion_too()
    {
        await using var database = await OpenAsync();
        BarFileWriter.Write(Bars, 3_000, seed: 1);
        var champion = VersionOf(await TrainAsync("--seed", "1"));
        BarFileWriter.Write(Bars, 3_100, seed: 1);
        var sound = VersionOf(await TrainAsync("--seed", "1"));
        var model = await database.Registry.FindAsync(sound, Cancel);
        await database.Registry.RegisterAsync(
            model! with { Version = "unreadable", Document = "{" }, "test", "A test.", isRefused: false, Cancel);
        await database.ExecuteAsync(
            $"UPDATE models SET document = replace(document, '0', '1'), figures = '{{' WHERE version = '{champion}'");

        var (_, list, _) = await RunWithCodeAsync("models", "list");
        var lines = list.Split('\n');
        lines.Single(line => line.StartsWith(champion, StringComparison.Ordinal)).ShouldContain("Champion");
        lines.Where(line => line.TrimEnd().EndsWith("  DAMAGED", StringComparison.Ordinal)).Select(line => line.Split(' ')[0])
            .ShouldBe([champion, "unreadable"], ignoreOrder: true);
        list.ShouldContain($"DAMAGED: The stored model {champion} is damaged: its row is not what was registered. It is not used. Restore");
        list.ShouldContain("DAMAGED: The model's document cannot be used");
        list.ShouldContain("train and promote another one.");
        var listed = (await JsonAsync("models", "list")).GetProperty("models").EnumerateArray()
            .ToDictionary(VersionOf, m => m.GetProperty("damage").GetString());
        listed[sound].ShouldBeNull();
        listed[champion].ShouldNotBeNull().ShouldContain("is damaged");

        var (code, shown, error) = await RunWithCodeAsync("models", "show", champion);
        (code, error).ShouldBe((1, ""));
        shown.ShouldStartWith($"DAMAGED: The stored model {champion} is damaged");
        shown.ShouldContain("state              Champion");
        shown.ShouldContain("Promoted: The first of its scope.");
        var (_, json, _) = await RunWithCodeAsync("models", "show", "unreadable", "--json");
        JsonElement.Parse(json).GetProperty("damage").GetString().ShouldNotBeNull().ShouldContain("The stored model unreadable is not used");
        (await RunWithCodeAsync("models", "show", sound)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_job_on_a_file_makes_the_model_that_the_command_makes_and_both_name_the_file()
    {
        await using var database = await OpenAsync();
        BarFileWriter.Write(Bars, 3_000, seed: 1);
        var job = await database.TrainInBackgroundAsync(new TrainingJobRequest(
            ModelScope.Parse(Scope), InstrumentId.Parse("binance:BTCUSDT"), Timeframe.M1, "test")
        {
            File = "bars.csv", StateCount = 2,
        }, _folder.Path);
        (job.State, job.Message).ShouldBe((
            TrainingJobState.Succeeded,
            $"In charge of {Scope}. Not judged on bars held back: there are 3,000 bars, and 5,760 are needed."));
        var shown = await JsonAsync("models", "show", job.ModelVersion!);

        var trained = await TrainAsync("--seed", "1");

        VersionOf(trained).ShouldBe(job.ModelVersion);
        trained.GetProperty("dataHash").GetString().ShouldBe(shown.GetProperty("dataHash").GetString());
        shown.GetProperty("events")[1].GetProperty("reason").GetString().ShouldBe(
            "Trained on the bars of bars.csv. Not judged on bars held back: there are 3,000 bars, and 5,760 are needed.");
        BarFileWriter.Write(Bars, 3_100, seed: 1);
        (await JsonAsync("models", "show", VersionOf(await TrainAsync("--seed", "1")))).GetProperty("events")[0]
            .GetProperty("reason").GetString().ShouldNotBeNull().ShouldStartWith("Trained on the bars of bars.csv. Not judged");
    }

    [Fact]
    public async Task A_classifier_that_was_registered_and_off_is_promoted_by_hand()
    {
        await using var database = await OpenAsync();
        var model = SmallClassifier.Fit();
        await database.Registry.RegisterAsync(
            SmallClassifier.Registered(model), "test", "Off.", isRefused: false, Cancel);

        (await RunAsync("models", "promote", model.Version)).ShouldBe(
            ($"{model.Version} is in charge of {SmallClassifier.Scope}.", ""));
    }

    [Fact]
    public async Task States_that_contradict_the_preset_are_refused_before_anything_is_read()
    {
        var empty = Path.Combine(_folder.Path, "empty");
        string[] train = ["train", "--bars", Bars, "--symbol", "binance:BTCUSDT", "--preset", "Liquidity", "--data", empty];

        (await RunAsync([.. train, "--states", "4"])).Error.ShouldBe(
            "aetherion: --states 4: the preset Liquidity has 3 states. Leave --states out, or choose another --preset.");

        Directory.Exists(empty).ShouldBeFalse();
        (await RunAsync([.. train, "--states", "3"])).Error.ShouldContain("bars.csv");
        (await RunAsync(train)).Error.ShouldContain("bars.csv");
    }

    [Fact]
    public async Task Anomaly_models_are_trained_listed_shown_promoted_and_rolled_back()
    {
        await using var database = await OpenAsync();
        BarFileWriter.Write(Bars, 16_000, seed: 1);
        var first = await TrainAnomaliesAsync();
        first.GetProperty("state").GetString().ShouldBe("Champion", first.GetProperty("message").GetString());
        first.GetProperty("figures").GetProperty("outOfSample").GetProperty("judgedBars").GetInt32().ShouldBe(4_000);
        var second = await TrainAnomaliesAsync("--seed", "2");
        second.GetProperty("state").GetString().ShouldBe("Registered");
        var (v1, v2) = (VersionOf(first), VersionOf(second));

        (await RunAsync("models", "list", "--family", "anomaly")).Output.ShouldContain($"{v1}  {AnomalyScope}  Champion");
        var shown = await JsonAsync("models", "show", v1);
        shown.GetProperty("dataHash").GetString().ShouldBe(first.GetProperty("dataHash").GetString());
        shown.GetProperty("figures").GetProperty("inSample").GetProperty("rows").GetInt32().ShouldBeGreaterThan(10_000);
        shown.GetProperty("challenges").GetArrayLength().ShouldBe(0);
        await StoreChallengeAsync(database, v1, v2);
        (await RunAsync("models", "show", v2)).Output.ShouldContain(
            $"challenges         binance:BTCUSDT/M1 beside {v1}, as stored ");
        (await RunAsync("models", "show", v2)).Output.ShouldContain(
            ": flagged 30.0 % of 10 bars. Of 8 bars both flagged 2, the champion alone 1, this one alone 1; kappa 0.47");
        var challenge = (await JsonAsync("models", "show", v2)).GetProperty("challenges")[0];
        (challenge.GetProperty("champion").GetString(), challenge.GetProperty("flaggedByBoth").GetInt32()).ShouldBe((v1, 2));
        (await JsonAsync("models", "show", v1)).GetProperty("challenges").GetArrayLength().ShouldBe(0);
        (await RunAsync("models", "promote", v2)).Output.ShouldBe($"{v2} is in charge of {AnomalyScope} in place of {v1}.");
        (await JsonAsync("models", "rollback", AnomalyScope)).GetProperty("version").GetString().ShouldBe(v1);
        await database.ExecuteAsync($"UPDATE models SET document = replace(document, '0', '1') WHERE version = '{v2}'");
        (await RunAsync("models", "promote", v2)).Error.ShouldContain("is damaged");
        (await StatesAsync(AnomalyScope)).ShouldBe([(v2, "Retired"), (v1, "Champion")]);
    }

    [Fact]
    public async Task An_anomaly_model_of_few_bars_takes_charge_of_nothing_and_a_job_makes_the_same_one()
    {
        await using var database = await OpenAsync();
        BarFileWriter.Write(Bars, 6_000, seed: 1);
        var job = await database.TrainInBackgroundAsync(new TrainingJobRequest(
            ModelScope.Parse(AnomalyScope), InstrumentId.Parse("binance:BTCUSDT"), Timeframe.M1, "test")
        {
            File = "bars.csv", Use = TrainedModelUse.Challenge,
        }, _folder.Path);
        job.State.ShouldBe(TrainingJobState.Succeeded);
        job.Message.ShouldNotBeNull().ShouldContain("10,000 are needed to take charge by itself");

        VersionOf(await TrainAnomaliesAsync("--promote")).ShouldBe(job.ModelVersion);

        (await StatesAsync(AnomalyScope)).ShouldBe([(job.ModelVersion!, "Registered")]);
        (await RunAsync("models", "promote", job.ModelVersion!)).Output
            .ShouldBe($"{job.ModelVersion} is in charge of {AnomalyScope}.");
        BarFileWriter.Write(Bars, 200, seed: 1);
        (await RunAsync("train", "--family", "anomaly", "--bars", Bars, "--symbol", "binance:BTCUSDT", "--promote")).Error
            .ShouldContain("too few for an anomaly model; give at least 5,760");
        (await StatesAsync(AnomalyScope)).ShouldBe([(job.ModelVersion!, "Champion")]);
    }

    [Fact]
    public async Task An_evaluation_of_stored_models_scores_anomalies_with_the_one_in_charge_and_says_which()
    {
        await using var database = await OpenAsync();
        BarFileWriter.Write(Bars, 11_000, seed: 1);
        BarFileWriter.Write(Later, 15_000, seed: 1);
        await TrainAsync("--seed", "1");
        var shipped = await EvaluateAsync();
        shipped.GetProperty("anomalies").GetProperty("isShipped").GetBoolean().ShouldBeTrue("none is in charge yet");
        var trained = await TrainAnomaliesAsync();
        var version = VersionOf(trained);
        (await EvaluateAsync()).GetProperty("anomalies").GetRawText()
            .ShouldBe(shipped.GetProperty("anomalies").GetRawText(), "it is registered and no more");
        await RunAsync("models", "promote", version);

        var anomalies = (await EvaluateAsync()).GetProperty("anomalies");

        anomalies.GetProperty("isShipped").GetBoolean().ShouldBeFalse();
        anomalies.GetProperty("model").GetString().ShouldBe(version);
        foreach (var (told, registered) in (ReadOnlySpan<(string, string)>)
            [("trainedFrom", "trainedFrom"), ("trainedTo", "trainedTo"), ("trainingSha256", "dataHash")])
            anomalies.GetProperty(told).GetString().ShouldBe(trained.GetProperty(registered).GetString());
        var (text, _) = await RunAsync("evaluate", Later, "--symbol", "binance:BTCUSDT");
        text.ShouldContain($"  anomalies      model {version} as stored, trained 2024-03-01");
        text.ShouldContain($"by {version}, on ");
    }

    [Fact]
    public async Task An_evaluation_with_only_an_anomaly_model_in_charge_takes_the_shipped_regimes_and_says_so()
    {
        await using var database = await OpenAsync();
        BarFileWriter.Write(Bars, 11_000, seed: 1);
        BarFileWriter.Write(Later, 15_000, seed: 1);
        (await RunAsync("evaluate", Later, "--symbol", "binance:BTCUSDT")).Error.ShouldEndWith(
            "aetherion: --data: no model of regimes or anomalies is in charge of binance:BTCUSDT and M1 there; train one first.");
        var anomalies = VersionOf(await TrainAnomaliesAsync());
        await RunAsync("models", "promote", anomalies);

        var file = await EvaluateAsync();

        file.GetProperty("anomalies").GetProperty("model").GetString().ShouldBe(anomalies);
        file.GetProperty("anomalies").GetProperty("isShipped").GetBoolean().ShouldBeFalse();
        var shipped = Domain.Regimes.ShippedRegimeModel.Load();
        var regimes = file.GetProperty("regimes");
        (regimes.GetProperty("model").GetString(), regimes.GetProperty("isShipped").GetBoolean(), regimes.GetProperty("trainingSha256").GetString())
            .ShouldBe((shipped.Version, true, shipped.Training.DataHash));
        (file.GetProperty("protocol").GetString(), file.GetProperty("scoredBars").GetInt32()).ShouldBe(("GivenModel", 15_000));
        var (text, _) = await RunAsync("evaluate", Later, "--symbol", "binance:BTCUSDT");
        text.ShouldContain($"  regimes        model {shipped.Version} as shipped\n");
        text.ShouldContain($"  anomalies      model {anomalies} as stored");
        BarFileWriter.Write(Bars, 3_000, seed: 1);
        var trained = VersionOf(await TrainAsync("--seed", "1"));
        (text, _) = await RunAsync("evaluate", Later, "--symbol", "binance:BTCUSDT");
        text.ShouldContain($"  regimes        model {trained} as stored, trained 2024-03-01");
    }

    [Theory]
    [InlineData("anomaly", "--states", "3")]
    [InlineData("anomaly", "--preset", "Liquidity")]
    [InlineData("classifier", "--afresh")]
    public async Task States_of_a_family_that_has_none_are_refused(string family, params string[] option) =>
        (await RunAsync(["train", "--family", family, "--bars", Bars, "--symbol", "binance:BTCUSDT", .. option])).Error
            .ShouldBe($"aetherion: {option[0]}: only regime models have states. Leave it out, or train --family regime.");

    /// <summary>Keeps the server up, so that each verb is a guest and quick.</summary>
    private async Task<ServerOwner> OpenAsync() => new(await AetherionDatabase.OpenAsync(
        AetherionDatabaseOptions.FromEnvironment(Data), NullLoggerFactory.Instance, Cancel));

    private async Task<JsonElement> EvaluateAsync() =>
        (await JsonAsync("evaluate", Later, "--symbol", "binance:BTCUSDT")).GetProperty("files")[0];

    /// <summary>Stores what the monitor of a running service would have seen.</summary>
    private static async Task StoreChallengeAsync(ServerOwner database, string champion, string challenger)
    {
        var state = new ModelMonitorState
        {
            Monitor = new RegimeMonitorState
            {
                Sequence = 10,
                Anomalies = new AnomalyMonitorState(champion, 10, [0], null, ModelHealth.Unknown),
                AnomalyChallenger = new AnomalyTrackState(
                    challenger, 10, [], [0, 1, 3, 1, 2, 0, 0, 0, 0, 0], [3, 3, 1, 2, 0, 0, 0, 0], null),
            },
        };
        await database.ExecuteAsync(
            "INSERT INTO grain_state (store, grain_type, grain_key, state_name, etag, payload) SELECT 'market', 'modelmonitor', "
            + "unnest(ARRAY['binance:BTCUSDT/M1', 'binance:BTCUSDT/M5', 'binance:ETHUSDT/M1']), 'model-monitor', 1, "
            + $"convert_to('{JsonSerializer.Serialize(state)}', 'UTF8')");
    }

    private Task<JsonElement> TrainAnomaliesAsync(params string[] more) => JsonAsync(
        ["train", "--family", "anomaly", "--bars", Bars, "--symbol", "binance:BTCUSDT", .. more]);

    private Task<JsonElement> TrainAsync(params string[] more) => JsonAsync(
        ["train", "--bars", Bars, "--symbol", "binance:BTCUSDT", "--states", "2", .. more]);

    private async Task<(string Version, string State)[]> StatesAsync(string scope = Scope)
    {
        var list = await JsonAsync("models", "list");
        return
        [
            .. list.GetProperty("models").EnumerateArray()
                .Where(m => m.GetProperty("scope").GetString() == scope)
                .Select(m => (VersionOf(m), m.GetProperty("state").GetString()!)),
        ];
    }

    private static string VersionOf(JsonElement element) => element.GetProperty("version").GetString()!;

    private async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var (output, error) = await RunAsync([.. arguments, "--json"]);
        error.ShouldNotContain("aetherion:");
        using var document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }

    private async Task<(string Output, string Error)> RunAsync(params string[] arguments)
    {
        var (_, output, error) = await RunWithCodeAsync(arguments);
        return (output, error);
    }

    private Task<(int Code, string Output, string Error)> RunWithCodeAsync(params string[] arguments) =>
        CapturedConsole.RunAsync(arguments.Contains("--data") ? arguments : [.. arguments, "--data", Data]);

    /// <summary>The owner of the embedded server.</summary>
    private sealed class ServerOwner(AetherionDatabase database) : IAsyncDisposable
    {
        public ModelRegistry Registry => new(database.DataSource, TimeProvider.System);

        /// <summary>Runs a job as the service does.</summary>
        public async Task<TrainingJob> TrainInBackgroundAsync(TrainingJobRequest request, string folder)
        {
            var jobs = new TrainingJobTable(database.DataSource, TimeProvider.System);
            var job = await jobs.EnqueueAsync(request, requestId: null, Cancel);
            var options = new BarFolderOptions { Path = folder };
            using var desk = new ModelDesk(database);
            using var runner = new TrainingJobRunner(
                jobs, [new RegimeModelTrainer(TimeProvider.System), new AnomalyModelTrainer(TimeProvider.System)], new ModelInstaller(desk.Registry, desk.Promoter),
                new JobBars(new MarketDataHistory(database.DataSource), new BarFolder(options), options),
                new InstrumentCatalogAdapter(InstrumentCatalog.Simulated()),
                new TrainingJobOptions { PollInterval = TimeSpan.FromMilliseconds(20) }, TimeProvider.System,
                NullLogger<TrainingJobRunner>.Instance);
            await runner.StartAsync(Cancel);
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (job.State is TrainingJobState.Queued or TrainingJobState.Running
                && await timer.WaitForNextTickAsync(Cancel))
                job = (await jobs.FindAsync(job.Number, Cancel))!;
            await runner.StopAsync(Cancel);
            return job;
        }

        public async Task ExecuteAsync(string statement)
        {
            await using var owner = Npgsql.NpgsqlDataSource.Create(
                database.Embedded!.OwnerConnectionString(new AetherionDatabaseOptions().EmbeddedDatabase));
            await using var command = owner.CreateCommand(statement);
            await command.ExecuteNonQueryAsync(Cancel);
        }

        public ValueTask DisposeAsync() => database.DisposeAsync();
    }
}
