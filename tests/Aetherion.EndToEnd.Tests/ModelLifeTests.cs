using System.Text.Json;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>The life of a model through the API of a running service.</summary>
public sealed class ModelLifeTests : IDisposable
{
    private const string Scope = "regime/sim:BTC-USD/M1";

    /// <summary>Of the twelve hours of bars, those after the windows are full.</summary>
    private const int BarsMin = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = TemporaryFolder.WithData();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_model_is_trained_promoted_used_by_the_running_symbol_and_rolled_back()
    {
        using var service = ServiceProcess.Start(
            "run", "--port", "0", "--data", Path.Combine(_folder.Path, "data"), "--symbols", "sim:BTC-USD",
            "--backfill", "12h", "--tick-interval", "100ms");
        await service.WaitUntilReadyAsync(Patience);
        using var client = new GraphQLClient(service.Address);
        await GraphQLClient.UntilAsync("stored bars", () => CountStoredAsync(client), count => count >= BarsMin, Patience);

        var first = await TrainAsync(client, seed: 1);
        (await StatesAsync(client, first)).ShouldBe(["REGISTERED"], "it has too few bars to take charge by itself");
        (await ChangeAsync(client, $"promoteModel(input: {{ id: \"{first}\" }})"))
            .GetProperty("errors").GetArrayLength().ShouldBe(0);
        await service.WaitForErrorLineAsync(line => Uses(line, first), Patience);
        var second = await TrainAsync(client, seed: 2);
        (await StatesAsync(client, first, second)).ShouldBe(
            ["CHAMPION", "REGISTERED"]);

        var promotion = $"promoteModel(input: {{ id: \"{second}\", expectedChampion: \"{first}\" }})";
        (await ChangeAsync(client, promotion)).GetProperty("errors").GetArrayLength().ShouldBe(0);
        await service.WaitForErrorLineAsync(line => Uses(line, second), Patience);
        await ExpectInUseAsync(client, second);
        await ExpectExplainedAsync(client, second);
        (await ChangeAsync(client, promotion)).GetProperty("errors")[0].GetProperty("code").GetString()
            .ShouldBe("MODEL_CHAMPION_CHANGED");

        var back = await ChangeAsync(
            client, $"rollBackModel(input: {{ scope: \"{Scope}\", expectedChampion: \"{second}\" }})");
        back.GetProperty("model").GetProperty("version").GetString().ShouldBe(first);
        (await StatesAsync(client, first, second)).ShouldBe(["CHAMPION", "RETIRED"]);
        await GraphQLClient.UntilAsync(
            "the symbol back at the first model",
            () => Task.FromResult(service.Errors.Split('\n').Count(line => Uses(line, first))),
            count => count == 2, Patience);
    }

    /// <summary>Counts the bars with probabilities: but for the latest, bars have them when they are stored.</summary>
    private static async Task<int> CountStoredAsync(GraphQLClient client)
    {
        var data = await client.AskAsync(
            """
            { instrument(id: "sim:BTC-USD") { candles(timeframe: M1, first: 1000) { nodes {
                probabilities { probability } } } } }
            """);
        return data.GetProperty("instrument").GetProperty("candles").GetProperty("nodes").EnumerateArray()
            .Count(bar => bar.GetProperty("probabilities").ValueKind == JsonValueKind.Array);
    }

    private static bool Uses(string line, string version) =>
        line.Contains($"sim:BTC-USD/M1 uses the model {version}", StringComparison.Ordinal);

    /// <summary>
    /// Asks for a training, waits for its end and returns the version of its model. So few bars need not give states that
    /// match those of another seed, so names may change.
    /// </summary>
    private static async Task<string> TrainAsync(GraphQLClient client, int seed)
    {
        var asked = await client.AskAsync(
            $$"""
            mutation { trainModel(input: {
              instrumentId: "sim:BTC-USD", stateCount: 2, seed: {{seed}}, isNamedAfresh: true }) {
              job { id } errors { __typename } } }
            """);
        var id = asked.GetProperty("trainModel").GetProperty("job").GetProperty("id").GetString();
        var ended = await GraphQLClient.UntilAsync(
            "the end of the training",
            async () => (await client.AskAsync(
                $$"""{ trainingJob(id: "{{id}}") { state message modelVersion model { version } } }"""))
                .GetProperty("trainingJob"),
            job => job.GetProperty("state").GetString() is not ("QUEUED" or "RUNNING"), Patience);
        ended.GetProperty("state").GetString().ShouldBe("SUCCEEDED", ended.ToString());
        var version = ended.GetProperty("model").GetProperty("version").GetString()!;
        version.ShouldBe(ended.GetProperty("modelVersion").GetString());
        return version;
    }

    private static async Task<JsonElement> ChangeAsync(GraphQLClient client, string mutation) => (await client.AskAsync(
        $"mutation {{ result: {mutation} {{ model {{ version }} errors {{ ... on Refused {{ code message }} }} }} }}"))
        .GetProperty("result");

    private static async Task<string?[]> StatesAsync(GraphQLClient client, params string[] versions)
    {
        var models = await client.AskAsync("{ models(where: { family: \"regime\" }) { nodes { version state } } }");
        var states = models.GetProperty("models").GetProperty("nodes").EnumerateArray().ToDictionary(
            model => model.GetProperty("version").GetString()!, model => model.GetProperty("state").GetString());
        return [.. versions.Select(version => states[version])];
    }

    /// <summary>What the bar decided by a model says of itself: why, how odd it is, and how the model does.</summary>
    private static async Task ExpectExplainedAsync(GraphQLClient client, string version)
    {
        var told = await GraphQLClient.UntilAsync(
            "the model's health",
            async () => (await client.AskAsync(
                """
                { instrument(id: "sim:BTC-USD") {
                    regime { label explanation { regime logOdds history contributions { feature contribution } sentence } }
                    anomaly { score contributions { contribution } } modelHealth { champion } forecast { volatility }
                    tradability { score } candles(timeframe: M1, first: 10) { nodes { closed anomaly { score } } } } }
                """)).GetProperty("instrument"),
            instrument => instrument.GetProperty("modelHealth") is { ValueKind: JsonValueKind.Object } health
                && health.GetProperty("champion").GetString() == $"model~{version}",
            Patience);
        var explanation = told.GetProperty("regime").GetProperty("explanation");
        Sum(explanation, "contributions").ShouldBe(
            explanation.GetProperty("logOdds").GetDouble() - explanation.GetProperty("history").GetDouble(), 1e-9);
        explanation.GetProperty("sentence").GetString().ShouldNotBeNullOrWhiteSpace();
        var anomaly = told.GetProperty("anomaly");
        Sum(anomaly, "contributions").ShouldBe(anomaly.GetProperty("score").GetDouble(), 1e-9);
        told.GetProperty("candles").GetProperty("nodes").EnumerateArray()
            .Count(candle => candle.GetProperty("anomaly").ValueKind == JsonValueKind.Object).ShouldBeGreaterThan(1);
        told.GetProperty("forecast").GetProperty("volatility").GetDouble().ShouldBeGreaterThan(0);
        told.GetProperty("tradability").GetProperty("score").GetDouble().ShouldBeInRange(0, 100);
    }

    private static double Sum(JsonElement parts, string name) =>
        parts.GetProperty(name).EnumerateArray().Sum(part => part.GetProperty("contribution").GetDouble());

    /// <summary>Waits for the close of the next bar, whose regime is decided by the model.</summary>
    private static async Task ExpectInUseAsync(GraphQLClient client, string version) =>
        await GraphQLClient.UntilAsync(
        $"a regime decided by {version}",
        async () => (await client.AskAsync("{ instrument(id: \"sim:BTC-USD\") { regime { model { version } } } }"))
            .GetProperty("instrument").GetProperty("regime").GetProperty("model").GetProperty("version").GetString(),
        used => used == version, Patience);
}
