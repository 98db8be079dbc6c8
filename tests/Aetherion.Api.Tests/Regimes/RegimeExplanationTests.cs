using System.Text.Json.Nodes;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Regimes;

public sealed class RegimeExplanationTests
{
    private const string Fields =
        "explanation { regime alternative logOdds history contributions { feature value zScore contribution } reasonCode "
        + "sentence phrased }";

    private const string Told =
        """
        {"regime":"CRISIS","alternative":"BULL","logOdds":3.5,"history":1.5,"contributions":[{"feature":"FORECAST_SCORE","value":0.25,"zScore":2.5,"contribution":2}],"reasonCode":"CRISIS_BREAKS_IN","sentence":"Crisis rather than Bull.","phrased":"Phrased: Crisis rather than Bull."}
        """;

    private static readonly RegimeExplanation Explanation = new(
        Regime.Crisis, Regime.Bull, 3.5, [new FeatureContribution(Feature.ForecastScore, 0.25, 2.5, 2)], 1.5,
        "CRISIS_BREAKS_IN", "Crisis rather than Bull.");

    [Fact]
    public async Task The_state_is_explained_when_the_grain_can()
    {
        await using var api = await TestApi.StartAsync();
        api.Parts.BtcRegime.Estimate = TestData.Estimate(Regime.Crisis, sinceMinute: 5, minute: 5);

        (await ExplainAsync(api)).ShouldBeNull();
        api.Parts.BtcRegime.Explanation = Explanation;
        (await ExplainAsync(api))!.ToJsonString().ShouldBe(Told);
    }

    [Fact]
    public async Task Transitions_are_explained_as_they_were_stored()
    {
        await using var api = await TestApi.StartAsync();
        api.Parts.Regimes.Transitions.Add(TestData.Transition(1, 1, Regime.Unknown, Regime.Bull));
        api.Parts.Regimes.Transitions.Add(
            TestData.Transition(2, 4, Regime.Bull, Regime.Crisis) with { Explanation = Explanation });

        var data = await api.QueryAsync(
            $"{{ instrument(id: \"sim:BTC-USD\") {{ regimeHistory {{ nodes {{ {Fields} }} }} }} }}");

        var nodes = data["instrument"]!["regimeHistory"]!["nodes"]!;
        nodes[0]!["explanation"]!.ToJsonString().ShouldBe(Told);
        nodes[1]!["explanation"].ShouldBeNull();
    }

    [Fact]
    public async Task Changes_are_explained_as_they_come()
    {
        await using var api = await TestApi.StartAsync();
        await using var changes = await GraphQLSubscription.StartAsync(
            api, $"subscription {{ regimeChanged(instrumentId: \"sim:BTC-USD\") {{ ... on RegimeChange {{ {Fields} }} }} }}");
        await changes.NextAsync("the snapshot");

        await api.Cluster.Streams.PublishAsync(
            StreamNames.RegimeChangesOf(TestData.BtcMinute),
            TestData.Transition(1, 4, Regime.Bull, Regime.Crisis) with { Explanation = Explanation });

        (await changes.NextAsync("the change"))["regimeChanged"]!["explanation"]!.ToJsonString().ShouldBe(Told);
    }

    private static async Task<JsonNode?> ExplainAsync(TestApi api) =>
        (await api.QueryAsync($"{{ instrument(id: \"sim:BTC-USD\") {{ regime {{ {Fields} }} }} }}"))
            ["instrument"]!["regime"]!["explanation"];
}
