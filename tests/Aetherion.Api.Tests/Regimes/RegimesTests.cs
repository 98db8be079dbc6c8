using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Regimes;

public sealed class RegimesTests
{
    [Fact]
    public async Task The_regime_tells_label_confidence_probabilities_and_the_rules()
    {
        await using var api = await TestApi.StartAsync(options => options.RegimeRules = new(0.65, 4));
        api.Parts.BtcRegime.Estimate = TestData.Estimate(Regime.Bull, sinceMinute: 1, minute: 5);

        var data = await api.QueryAsync(
            """{ instrument(id: "sim:BTC-USD") { regime { label confidence state since barCloseTime sequence threshold minimumDwellBars model { version } probabilities { label probability } } } }""");

        data["instrument"]!["regime"]!.ToJsonString().ShouldBe(
            """
            {"label":"BULL","confidence":0.75,"state":1,"since":"2026-03-02T12:02:00.000000Z","barCloseTime":"2026-03-02T12:06:00.000000Z","sequence":"6","threshold":0.65,"minimumDwellBars":4,"model":{"version":"model-1"},"probabilities":[{"label":"BULL","probability":0.75},{"label":"BEAR","probability":0.1},{"label":"SIDEWAYS","probability":0.1},{"label":"CRISIS","probability":0.05}]}
            """);
    }

    [Fact]
    public async Task Before_the_first_bar_there_is_no_regime()
    {
        await using var api = await TestApi.StartAsync();

        var data = await api.QueryAsync("""{ instrument(id: "sim:ETH-USD") { regime(timeframe: H1) { label } } }""");

        data["instrument"]!["regime"].ShouldBeNull();
    }

    [Fact]
    public async Task The_history_is_newest_first_and_pages_do_not_overlap()
    {
        await using var api = await TestApi.StartAsync();
        for (var number = 1; number <= 5; number++)
            api.Parts.Regimes.Transitions.Add(TestData.Transition(number, number * 10, Regime.Bull, Regime.Bear));

        var first = (await api.QueryAsync("""{ instrument(id: "sim:BTC-USD") { regimeHistory(first: 3) { nodes { sequence } pageInfo { endCursor hasNextPage } } } }"""))["instrument"]!["regimeHistory"]!;
        var second = (await api.QueryAsync(
            """query($after: String) { instrument(id: "sim:BTC-USD") { regimeHistory(first: 3, after: $after) { nodes { sequence previous current reasonCode previousDwellBars } pageInfo { hasNextPage } } } }""",
            new { after = (string)first["pageInfo"]!["endCursor"]! }))["instrument"]!["regimeHistory"]!;

        first["nodes"]!.ToJsonString().ShouldBe("""[{"sequence":"5"},{"sequence":"4"},{"sequence":"3"}]""");
        second["nodes"]!.AsArray().Select(node => (string)node!["sequence"]!).ShouldBe(["2", "1"]);
        second["nodes"]![0]!.ToJsonString().ShouldBe(
            """{"sequence":"2","previous":"BULL","current":"BEAR","reasonCode":"CONFIDENCE_AFTER_DWELL","previousDwellBars":"9"}""");
        ((bool)second["pageInfo"]!["hasNextPage"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task Changes_of_all_instruments_come_once_each_after_a_snapshot_of_each()
    {
        await using var api = await TestApi.StartAsync();
        await using var changes = await GraphQLSubscription.StartAsync(
            api, "subscription { regimeChanged { __typename sequence ... on RegimeSnapshot { instrumentId } "
                + "... on RegimeChange { instrumentId timeframe previous current barCloseTime "
                + "decisionId probabilities { label } } } }");
        var snapshots = new List<string>();
        for (var i = 0; i < 3; i++)
            snapshots.Add((string)(await changes.NextAsync("a snapshot"))["regimeChanged"]!["instrumentId"]!);
        var stream = StreamNames.RegimeChangesOf(TestData.BtcMinute);

        await api.Cluster.Streams.PublishAsync(stream, TestData.Transition(1, 3, Regime.Bull, Regime.Crisis));
        await api.Cluster.Streams.PublishAsync(stream, TestData.Transition(1, 3, Regime.Bull, Regime.Crisis));
        await api.Cluster.Streams.PublishAsync(stream, TestData.Transition(2, 8, Regime.Crisis, Regime.Bear));

        snapshots.ShouldBe(["sim:BTC-USD", "sim:ETH-USD", "sim:AAPL"], ignoreOrder: true);
        var first = (await changes.NextAsync("the first change"))["regimeChanged"]!;
        ((string)first["__typename"]!).ShouldBe("RegimeChange");
        ((string)first["instrumentId"]!).ShouldBe("sim:BTC-USD");
        ((string)first["current"]!).ShouldBe("CRISIS");
        ((string)first["barCloseTime"]!).ShouldBe("2026-03-02T12:04:00.000000Z");
        ((string)(await changes.NextAsync("the second change"))["regimeChanged"]!["sequence"]!).ShouldBe("2");
    }

    [Fact]
    public async Task Probabilities_come_bar_by_bar()
    {
        await using var api = await TestApi.StartAsync();
        api.Parts.BtcRegime.Estimate = TestData.Estimate(Regime.Bull, sinceMinute: 1, minute: 5);
        await using var bars = await GraphQLSubscription.StartAsync(
            api, """subscription { regimeProbabilities(instrumentId: "sim:BTC-USD") { sequence ... on RegimeProbabilitiesSnapshot { label probabilities { probability } } ... on RegimeProbabilitiesUpdate { previousSequence confidence } } }""");

        var snapshot = await bars.NextAsync("the snapshot");
        api.Parts.BtcRegime.Estimate = TestData.Estimate(Regime.Bull, sinceMinute: 1, minute: 6);
        await api.Cluster.Streams.PublishAsync(
            StreamNames.RegimeBarsOf(TestData.BtcMinute), new RegimeBarBatch(TestData.BtcMinute, []));
        var update = await bars.NextAsync("the update");

        snapshot["regimeProbabilities"]!.ToJsonString().ShouldBe(
            """{"sequence":"6","label":"BULL","probabilities":[{"probability":0.75},{"probability":0.1},{"probability":0.1},{"probability":0.05}]}""");
        update["regimeProbabilities"]!.ToJsonString().ShouldBe(
            """{"sequence":"7","previousSequence":"6","confidence":0.75}""");
    }

    [Fact]
    public async Task The_older_endpoint_has_its_payload()
    {
        await using var api = await TestApi.StartAsync();
        api.Parts.BtcRegime.Estimate = TestData.Estimate(Regime.Bull, sinceMinute: 1, minute: 5);

        var payload = await api.Http.GetJsonAsync("/api/regime/crypto/btc-usd");
        var unknown = await api.Http.GetJsonAsync("/api/regime/crypto/ETH-USD?timeframe=H1");

        payload.ToJsonString().ShouldBe(
            """{"market":"CRYPTO","symbol":"BTC-USD","regime":"BULL","confidence":0.75,"state":1,"timestamp":"2026-03-02T12:06:00Z"}""");
        unknown.ToJsonString().ShouldBe(
            """{"market":"CRYPTO","symbol":"ETH-USD","regime":"UNKNOWN","confidence":0,"state":-1,"timestamp":null}""");
    }
}
