using System.Text.Json;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Symbols;

public sealed class AnomalyTests
{
    private const string Sentence =
        "The bar is an anomaly and an alarm: its score of 7.50 is above the rolling threshold of 4.25 and above the fixed level of its "
        + "model; the price going down 1.00 % adds +5.0, a range of 2.00 % adds +2.5.";

    private static readonly BarAnomaly Odd = new(7.5, 4.25, AnomalyLevel.Anomaly | AnomalyLevel.Alarm, [5.0, 2.5]);

    private static readonly FeatureVector Measured = new()
    {
        [Feature.LogReturn] = -0.01,
        [Feature.NormalizedRange] = 0.02,
        [Feature.RelativeVolume] = 3,
    };

    [Fact]
    public async Task The_anomaly_of_the_latest_bar_is_told_with_what_makes_it()
    {
        await using var api = await TestApi.StartAsync();
        api.Btc.LatestBars[Timeframe.M1] = TestData.Bar(4) with { Anomaly = Odd, Features = Measured };

        var anomaly = (await api.QueryAsync(
            """
            { instrument(id: "sim:BTC-USD") { anomaly { sequence modelVersion score threshold level isAnomaly isAlarm
              contributions { feature contribution } sentence phrased } hourly: anomaly(timeframe: H1) { score } } }
            """))["instrument"]!;

        anomaly.ToJsonString().ShouldBe(
            """
            {"anomaly":{"sequence":"5","modelVersion":"anomaly-M1","score":7.5,"threshold":4.25,"level":"ANOMALY_AND_ALARM","isAnomaly":true,"isAlarm":true,"contributions":[{"feature":"RETURN","contribution":5},{"feature":"RANGE","contribution":2.5}],"sentence":"SENTENCE","phrased":"Phrased: SENTENCE"},"hourly":null}
            """.Replace("SENTENCE", JsonEncodedText.Encode(Sentence).ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_anomaly_of_a_stored_bar_is_explained_like_that_of_the_latest()
    {
        await using var api = await TestApi.StartAsync();
        api.Parts.Market.Bars.Add(TestData.Bar(0) with { Anomaly = Odd, Features = Measured });

        var candles = await api.QueryAsync(
            """
            { instrument(id: "sim:BTC-USD") { candles(timeframe: M1, first: 1) { nodes {
              anomaly { contributions { feature contribution } sentence phrased } } } } }
            """);

        candles["instrument"]!["candles"]!["nodes"]![0]!["anomaly"]!.ToJsonString().ShouldBe(
            """
            {"contributions":[{"feature":"RETURN","contribution":5},{"feature":"RANGE","contribution":2.5}],"sentence":"SENTENCE","phrased":"Phrased: SENTENCE"}
            """.Replace("SENTENCE", JsonEncodedText.Encode(Sentence).ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stored_bars_name_the_model_that_scored_each_in_any_page()
    {
        await using var api = await TestApi.StartAsync();
        for (var minute = 0; minute < 4; minute++)
            api.Parts.Market.Bars.Add(TestData.Bar(minute) with { Anomaly = Odd });
        (api.Parts.Market.Scorers[2], api.Parts.Market.Scorers[3]) = ("anomaly-old", "anomaly-new");
        api.Parts.Market.Bars[3] = TestData.Bar(3);
        const string Expected = """[{"anomaly":null},{"anomaly":{"modelVersion":"anomaly-new"}},{"anomaly":{"modelVersion":"anomaly-old"}},{"anomaly":{"modelVersion":null}}]""";
        foreach (var range in (string[])["", """, from: "2026-03-02T00:00:00Z" """])
        {
            var candles = await api.QueryAsync(
                $$"""{ instrument(id: "sim:BTC-USD") { candles(timeframe: M1{{range}}) { nodes { anomaly { modelVersion } } } } }""");

            candles["instrument"]!["candles"]!["nodes"]!.ToJsonString().ShouldBe(Expected);
        }
    }

    [Fact]
    public async Task Bars_that_close_live_name_the_model_that_the_stored_ones_do_also_those_that_close_together()
    {
        await using var api = await TestApi.StartAsync();
        await using var candles = await GraphQLSubscription.StartAsync(
            api,
            """
            subscription { candle(instrumentId: "sim:BTC-USD", timeframe: M1, maxRate: 100) {
              ... on CandleUpdate { candle { sequence anomaly { modelVersion score } probabilities { label } } } } }
            """);
        await candles.NextAsync("the snapshot");
        var live = new List<string>();
        for (var minute = 0; minute < 3; minute++)
        {
            api.Parts.Market.Bars.Add(TestData.Bar(minute) with { Anomaly = Odd });
            api.Parts.Market.Scorers[minute + 1] = minute == 0 ? "anomaly-old" : "anomaly-M1";
        }
        api.Btc.LatestBars[Timeframe.M1] = api.Parts.Market.Bars[^1];
        await api.Cluster.Streams.PublishAsync(
            StreamNames.RegimeBarsOf(TestData.BtcMinute),
            new RegimeBarBatch(
                TestData.BtcMinute,
                [.. Enumerable.Range(0, 3).Select(minute => new RegimeBar(minute + 1, TestData.Candle(minute), default, Regime.Bull, 0.8))]));
        for (var minute = 0; minute < 3; minute++)
            live.Add((await candles.NextAsync($"bar {minute}"))["candle"]!["candle"]!.ToJsonString());

        var stored = await api.QueryAsync(
            """
            { instrument(id: "sim:BTC-USD") { candles(timeframe: M1, last: 3) { nodes {
              sequence anomaly { modelVersion score } probabilities { label } } } } }
            """);
        live.ShouldBe(stored["instrument"]!["candles"]!["nodes"]!.AsArray().Select(node => node!.ToJsonString()).Reverse());
        live[0].ShouldStartWith("""{"sequence":"1","anomaly":{"modelVersion":"anomaly-old","score":7.5},"probabilities":[""");
        live[2].ShouldContain("anomaly-M1");
    }

    [Fact]
    public async Task A_bar_that_was_not_scored_has_no_anomaly()
    {
        await using var api = await TestApi.StartAsync();
        api.Btc.LatestBars[Timeframe.M1] = TestData.Bar(4);

        (await api.QueryAsync("""{ instrument(id: "sim:BTC-USD") { anomaly { score } } }"""))["instrument"]!["anomaly"]
            .ShouldBeNull();
    }

    [Fact]
    public async Task Candles_carry_the_anomaly_of_stored_bars_and_of_the_latest()
    {
        await using var api = await TestApi.StartAsync();
        api.Parts.Market.Bars.Add(TestData.Bar(0));
        api.Parts.Market.Bars.Add(TestData.Bar(1) with { Anomaly = new BarAnomaly(0.5, null, AnomalyLevel.None, [0.5]) });
        api.Btc.Candles[Timeframe.M1] = [TestData.Candle(2), TestData.Candle(3)];
        api.Btc.LatestBars[Timeframe.M1] = TestData.Bar(2) with { Anomaly = Odd };

        var candles = await api.QueryAsync(
            """{ instrument(id: "sim:BTC-USD") { candles(timeframe: M1) { nodes { anomaly { score threshold level modelVersion } } } } }""");

        candles["instrument"]!["candles"]!["nodes"]!.ToJsonString().ShouldBe(
            """
            [{"anomaly":null},{"anomaly":{"score":7.5,"threshold":4.25,"level":"ANOMALY_AND_ALARM","modelVersion":"anomaly-M1"}},{"anomaly":{"score":0.5,"threshold":null,"level":"NONE","modelVersion":null}},{"anomaly":null}]
            """);
    }
}
