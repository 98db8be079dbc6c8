using System.Text.Json;
using Aetherion.EndToEnd.Tests;
using Aetherion.Postgres;
using Aetherion.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Host.Tests.Commands;

/// <summary>The verbs <c>train</c> and <c>models</c> on a database of their own.</summary>
[Collection(typeof(ConsoleCollection))]
public sealed class ModelsCommandTests : IDisposable
{
    private const string Scope = "regime/binance:BTCUSDT/M1";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(_folder.Path, "data");

    private string Bars => Path.Combine(_folder.Path, "bars.csv");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Models_are_trained_listed_shown_promoted_and_rolled_back()
    {
        await using var database = await OpenAsync();
        BarFileWriter.Write(Bars, 1_200, seed: 1);
        var first = await TrainAsync("--seed", "1");
        first.GetProperty("state").GetString().ShouldBe("Champion", "its scope had none");
        BarFileWriter.Write(Bars, 1_300, seed: 1);
        var second = await TrainAsync("--seed", "1");
        second.GetProperty("state").GetString().ShouldBe("Registered");
        var (v1, v2) = (VersionOf(first), VersionOf(second));

        (await StatesAsync()).ShouldBe([(v2, "Registered"), (v1, "Champion")]);
        var shown = await JsonAsync("models", "show", v1);
        shown.GetProperty("reference").GetProperty("features").GetArrayLength()
            .ShouldBe(Domain.Regimes.RegimeFeatures.Default.Length);
        shown.GetProperty("figures").GetProperty("inSample").GetProperty("rows").GetInt32().ShouldBe(1_140);
        shown.GetProperty("dataHash").GetString()!.Length.ShouldBe(64);
        (await RunAsync("models", "list")).Output.ShouldContain($"{v1}  {Scope}  Champion");

        (await RunAsync("models", "promote", v2, "--expect", v2)).Error.ShouldContain($"is {v1} and no longer {v2}");
        (await RunAsync("models", "promote", v2)).Output.ShouldBe($"{v2} is in charge of {Scope} in place of {v1}.");
        (await RunAsync("models", "promote", v2)).Error.ShouldContain("already");
        (await JsonAsync("models", "rollback", Scope)).GetProperty("version").GetString().ShouldBe(v1);
        (await StatesAsync()).ShouldBe([(v2, "Retired"), (v1, "Champion")]);

        var promoted = await TrainAsync("--seed", "2", "--promote");
        promoted.GetProperty("state").GetString().ShouldBe("Champion");
    }

    [Fact]
    public async Task What_cannot_be_is_said_and_changes_nothing()
    {
        await using var database = await OpenAsync();
        BarFileWriter.Write(Bars, 1_200, seed: 1);
        var champion = VersionOf(await TrainAsync("--seed", "1"));
        BarFileWriter.Write(Bars, 1_300, seed: 1);
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
        string[] train = ["train", "--bars", Bars, "--symbol", "binance:BTCUSDT", "--preset", "Liquidity"];

        (await RunAsync([.. train, "--states", "4"])).Error.ShouldBe(
            "aetherion: --states 4: the preset Liquidity has 3 states. Leave --states out, or choose another --preset.");

        Directory.Exists(Data).ShouldBeFalse();
        (await RunAsync([.. train, "--states", "3"])).Error.ShouldContain("bars.csv");
        (await RunAsync(train)).Error.ShouldContain("bars.csv");
    }

    /// <summary>Keeps the server up, so that each verb is a guest and quick.</summary>
    private async Task<ServerOwner> OpenAsync() => new(await AetherionDatabase.OpenAsync(
        AetherionDatabaseOptions.FromEnvironment(Data), NullLoggerFactory.Instance, Cancel));

    private Task<JsonElement> TrainAsync(params string[] more) => JsonAsync(
        ["train", "--bars", Bars, "--symbol", "binance:BTCUSDT", "--states", "2", .. more]);

    private async Task<(string Version, string State)[]> StatesAsync()
    {
        var list = await JsonAsync("models", "list");
        return
        [
            .. list.GetProperty("models").EnumerateArray()
                .Where(m => m.GetProperty("scope").GetString() == Scope)
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
        string[] all = arguments.Contains("--data") ? arguments : [.. arguments, "--data", Data];
        var (_, output, error) = await CapturedConsole.RunAsync(all);
        return (output, error);
    }

    /// <summary>The owner of the embedded server.</summary>
    private sealed class ServerOwner(AetherionDatabase database) : IAsyncDisposable
    {
        public ModelRegistry Registry => new(database.DataSource, TimeProvider.System);

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
