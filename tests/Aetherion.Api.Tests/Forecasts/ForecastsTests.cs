using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Forecasts;

public sealed class ForecastsTests
{
    private const string Query =
        """
        { instrument(id: "sim:BTC-USD") { forecast { sequence barCloseTime volatility volatilityScore outlook
          probabilities { range trend highRisk } agreement isOnByDefault modelVersion model { id } }
          tradability { score parts { name value weight } } } }
        """;

    private static readonly SymbolForecast Forecast = new(
        5, TestData.Start, 0.0125, 1.5, Outlook.HighRisk, new OutlookProbabilities(0.25, 0.25, 0.5), -0.5,
        new TradabilityScore(62.5, [new TradabilityPart("cost", 0.75, 0.5)]), true, "c1");

    [Fact]
    public async Task Forecast_and_tradability_are_told_and_the_grain_is_asked_once()
    {
        await using var api = await TestApi.StartAsync();
        api.Parts.BtcForecast.Forecast = Forecast;
        api.Parts.Models.Add("c1", new ModelScope(ModelFamilies.Classifier));

        (await api.QueryAsync(Query))["instrument"]!.ToJsonString().ShouldBe(
            """
            {"forecast":{"sequence":"5","barCloseTime":"2026-03-02T12:00:00.000000Z","volatility":0.0125,"volatilityScore":1.5,"outlook":"HIGH_RISK","probabilities":{"range":0.25,"trend":0.25,"highRisk":0.5},"agreement":-0.5,"isOnByDefault":true,"modelVersion":"c1","model":{"id":"model~c1"}},"tradability":{"score":62.5,"parts":[{"name":"cost","value":0.75,"weight":0.5}]}}
            """);
        api.Parts.BtcForecast.CallCount.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_known_is_null()
    {
        await using var api = await TestApi.StartAsync();
        (await api.QueryAsync(Query))["instrument"]!.ToJsonString().ShouldBe("""{"forecast":null,"tradability":null}""");

        api.Parts.BtcForecast.Forecast = Forecast with
        {
            VolatilityScore = null, Outlook = null, Probabilities = null, Agreement = null, Tradability = null,
            ClassifierVersion = null,
        };
        var known = (await api.QueryAsync(Query))["instrument"]!;

        known["tradability"].ShouldBeNull();
        known["forecast"]!.ToJsonString().ShouldContain(
            "\"volatilityScore\":null,\"outlook\":null,\"probabilities\":null,\"agreement\":null");
    }

    [Fact]
    public async Task Forecasts_are_made_from_minutes_only()
    {
        await using var api = await TestApi.StartAsync();
        api.Parts.BtcForecast.Forecast = Forecast;

        var data = await api.QueryAsync(
            """{ instrument(id: "sim:BTC-USD") { forecast(timeframe: M5) { sequence } tradability(timeframe: H1) { score } } }""");

        data["instrument"]!.ToJsonString().ShouldBe("""{"forecast":null,"tradability":null}""");
    }
}
