using System.Text.Json.Nodes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Models;

public sealed class TrainingTests
{
    private const string Payload =
        "{ job { id state } errors { ... on InvalidInput { code message path } ... on Refused { code message } } "
        + "clientMutationId }";

    [Fact]
    public async Task A_training_is_asked_for_with_what_is_given()
    {
        await using var api = await TestApi.StartAsync();

        var payload = await TrainAsync(
            api,
            """instrumentId: "sim:BTC-USD", timeframe: M5, preset: LIQUIDITY, seed: 9, from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z", use: CHALLENGE, clientMutationId: "c" """);

        payload.ToJsonString().ShouldBe("""{"job":{"id":"training~1","state":"QUEUED"},"errors":[],"clientMutationId":"c"}""");
        var request = api.Parts.Trainings.Jobs.ShouldHaveSingleItem().Request;
        request.Scope.ToString().ShouldBe("regime/sim:BTC-USD/M5");
        (request.Preset, request.StateCount, request.Seed).ShouldBe((RegimePreset.Liquidity, 3, 9));
        (request.From, request.To).ShouldBe(
            (new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc)));
        (request.Use, request.File, request.Actor).ShouldBe((TrainedModelUse.Challenge, null, "api, local"));
    }

    [Fact]
    public async Task Without_more_it_is_a_regime_model_of_four_states_for_minutes()
    {
        await using var api = await TestApi.StartAsync();

        await TrainAsync(api, """instrumentId: "sim:BTC-USD" """);

        var request = api.Parts.Trainings.Jobs.ShouldHaveSingleItem().Request;
        (request.Scope.ToString(), request.StateCount, request.Seed, request.Timeframe).ShouldBe(
            ("regime/sim:BTC-USD/M1", 4, 1, Timeframe.M1));
        (request.From, request.To, request.Use).ShouldBe((null, null, TrainedModelUse.Register));
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_an_input_is_told_at_once_with_its_place()
    {
        await using var api = await TestApi.StartAsync();

        var payload = await TrainAsync(
            api,
            """instrumentId: "sim:DOGE", timeframe: S1, family: "No", stateCount: 99, seed: -1, from: "2026-02-01T00:00:00Z", to: "2026-01-01T00:00:00Z" """);

        payload["errors"]!.AsArray().Select(error => (string)error!["path"]![1]!)
            .ShouldBe(["instrumentId", "timeframe", "family", "stateCount", "seed", "from"]);
        api.Parts.Trainings.Jobs.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_training_takes_its_bars_from_a_file_that_is_named()
    {
        await using var api = await TestApi.StartAsync();
        api.Parts.Bars.Files.Add("btc-2024.csv.gz");

        await TrainAsync(
            api, """instrumentId: "sim:BTC-USD", timeframe: H1, file: "btc-2024.csv.gz", from: "2024-02-01T00:00:00Z" """);
        await TrainAsync(api, """instrumentId: "sim:BTC-USD", file: null""");

        var request = api.Parts.Trainings.Jobs[0].Request;
        (request.File, request.From, request.Timeframe).ShouldBe(
            ("btc-2024.csv.gz", new DateTime(2024, 2, 1, 0, 0, 0, DateTimeKind.Utc), Timeframe.H1));
        (await api.QueryAsync("""{ first: trainingJob(id: "training~1") { file } second: trainingJob(id: "training~2") { file } }"""))
            .ToJsonString().ShouldBe("""{"first":{"file":"btc-2024.csv.gz"},"second":{"file":null}}""");
    }

    [Theory]
    [InlineData("../secret.csv", "BAD_USER_INPUT")]
    [InlineData(".hidden", "BAD_USER_INPUT")]
    [InlineData("", "BAD_USER_INPUT")]
    [InlineData("a/b.csv", "BAD_USER_INPUT")]
    [InlineData("none.csv", "TRAINING_FILE_NOT_FOUND")]
    public async Task A_file_that_cannot_be_is_refused_and_nothing_is_queued(string file, string code)
    {
        await using var api = await TestApi.StartAsync();

        var payload = await TrainAsync(api, $"instrumentId: \"sim:BTC-USD\", file: \"{file}\"");

        var error = payload["errors"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)error["code"]!).ShouldBe(code);
        if (code == "BAD_USER_INPUT")
        {
            error["path"]!.ToJsonString().ShouldBe("""["input","file"]""");
            api.Parts.Bars.Asked.ShouldBeEmpty("a path is not looked for");
        }
        api.Parts.Trainings.Jobs.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_liquidity_preset_has_three_states()
    {
        await using var api = await TestApi.StartAsync();

        var payload = await TrainAsync(api, """instrumentId: "sim:BTC-USD", preset: LIQUIDITY, stateCount: 4""");

        ((string)payload["errors"]![0]!["path"]![1]!).ShouldBe("stateCount");
    }

    [Fact]
    public async Task A_training_of_an_anomaly_model_is_asked_for_and_what_its_family_does_not_have_is_refused()
    {
        await using var api = await TestApi.StartAsync();

        await TrainAsync(api, """instrumentId: "sim:BTC-USD", family: "anomaly", timeframe: M5, use: CHALLENGE""");
        var refused = await TrainAsync(
            api,
            """instrumentId: "sim:BTC-USD", family: "anomaly", preset: LIQUIDITY, stateCount: 3, isNamedAfresh: true""");

        var request = api.Parts.Trainings.Jobs.ShouldHaveSingleItem().Request;
        (request.Scope.ToString(), request.Use).ShouldBe(("anomaly/sim:BTC-USD/M5", TrainedModelUse.Challenge));
        refused["errors"]!.AsArray().Select(error => (string)error!["path"]![1]!)
            .ShouldBe(["preset", "stateCount", "isNamedAfresh"]);
    }

    [Fact]
    public async Task More_trainings_than_may_wait_are_refused_as_data()
    {
        await using var api = await TestApi.StartAsync();
        for (var i = 0; i < 20; i++)
            (await TrainAsync(api, """instrumentId: "sim:BTC-USD" """))["errors"]!.AsArray().ShouldBeEmpty();

        var payload = await TrainAsync(api, """instrumentId: "sim:BTC-USD" """);

        ((string)payload["errors"]![0]!["code"]!).ShouldBe("TRAINING_QUEUE_FULL");
        api.Parts.Trainings.Jobs.Length.ShouldBe(20);
    }

    [Fact]
    public async Task A_training_is_cancelled_unless_it_has_ended_or_is_not_there()
    {
        await using var api = await TestApi.StartAsync();
        await TrainAsync(api, """instrumentId: "sim:BTC-USD" """);
        await TrainAsync(api, """instrumentId: "sim:BTC-USD" """);
        api.Parts.Trainings.Change(2, job => job with { State = TrainingJobState.Succeeded, Message = "Registered." });

        var waiting = await CancelAsync(api, "training~1");
        var ended = await CancelAsync(api, "training~2");
        var absent = await CancelAsync(api, "training~3");

        waiting.ToJsonString().ShouldStartWith("""{"job":{"id":"training~1","state":"CANCELLED"},"errors":[]""");
        ((string)ended["errors"]![0]!["code"]!).ShouldBe("TRAINING_ENDED");
        ((string)ended["job"]!["state"]!).ShouldBe("SUCCEEDED");
        ((string)absent["errors"]![0]!["code"]!).ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task Trainings_are_listed_newest_first_with_their_models_in_one_read()
    {
        await using var api = await ModelsTests.StartAsync();
        for (var i = 1; i <= 3; i++)
        {
            await TrainAsync(api, """instrumentId: "sim:BTC-USD" """);
            var version = $"m{i}";
            api.Parts.Trainings.Change(i, job => job with { State = TrainingJobState.Succeeded, ModelVersion = version, Done = 1, Total = 4 });
        }

        var jobs = (await api.QueryAsync("{ trainingJobs(first: 2) { id progress instrument { symbol } model { version } } }"))["trainingJobs"]!;

        jobs.ToJsonString().ShouldBe(
            """
            [{"id":"training~3","progress":0.25,"instrument":{"symbol":"BTC-USD"},"model":{"version":"m3"}},{"id":"training~2","progress":0.25,"instrument":{"symbol":"BTC-USD"},"model":{"version":"m2"}}]
            """);
        api.Parts.Models.Reads.ShouldBe(["FindSummariesAsync"]);
    }

    [Fact]
    public async Task Progress_is_told_until_the_training_has_ended()
    {
        await using var api = await TestApi.StartAsync();
        await TrainAsync(api, """instrumentId: "sim:BTC-USD" """);
        await using var progress = await GraphQLSubscription.StartAsync(
            api, """subscription { trainingProgress(id: "training~1") { ... on TrainingSnapshot { training { state } } ... on TrainingUpdate { training { state stage done progress } } } }""");

        (await progress.NextAsync("the queued training")).ToJsonString().ShouldContain("QUEUED");
        api.Parts.Trainings.Change(1, job => job with { State = TrainingJobState.Running, Stage = "Fitting", Done = 5, Total = 10 });
        (await progress.NextAsync("the running training"))["trainingProgress"]!["training"]!.ToJsonString().ShouldBe(
            """{"state":"RUNNING","stage":"Fitting","done":"5","progress":0.5}""");
        api.Parts.Trainings.Change(1, job => job with { State = TrainingJobState.Failed, Message = "Too few bars." });
        (await progress.NextAsync("the failed training")).ToJsonString().ShouldContain("FAILED");
        await progress.CompletedAsync();
    }

    [Fact]
    public async Task The_progress_of_a_training_that_is_not_there_is_not_found()
    {
        await using var api = await TestApi.StartAsync();
        await using var progress = await GraphQLSubscription.StartAsync(
            api, """subscription { trainingProgress(id: "training~1") { sequence } }""");

        (await progress.ErrorAsync()).ShouldBe("NOT_FOUND");
    }

    private static async Task<JsonNode> TrainAsync(TestApi api, string input) =>
        (await api.QueryAsync($"mutation {{ trainModel(input: {{ {input} }}) {Payload} }}"))["trainModel"]!;

    private static async Task<JsonNode> CancelAsync(TestApi api, string id) =>
        (await api.QueryAsync($"mutation {{ cancelTraining(input: {{ id: \"{id}\" }}) {Payload} }}"))["cancelTraining"]!;
}
