using System.Collections.Immutable;
using Aetherion.Domain.Forecasts;
using Aetherion.GrainInterfaces;

namespace Aetherion.Grains.Forecasts;

/// <summary>Forecasts as others see them.</summary>
internal static class SymbolForecasts
{
    public static SymbolForecast Of(in BarForecast forecast, string? classifier, double? agreement) => new(
        forecast.Sequence,
        forecast.CloseTime,
        forecast.Volatility,
        forecast.VolatilityScore,
        forecast.Outlook?.Decision,
        forecast.Outlook is { } said ? new OutlookProbabilities(said.Range, said.Trend, said.HighRisk) : null,
        agreement,
        Of(forecast.Tradability),
        ShippedEvidence.IsOnByDefault(ShippedEvidence.Volatility),
        forecast.Outlook is null ? null : classifier);

    public static ForecastOutcome Of(in OutlookOutcome outcome, string classifier) => new(
        [outcome.Forecast.Range, outcome.Forecast.Trend, outcome.Forecast.HighRisk], (int)outcome.Outcome, classifier,
        outcome.Sequence);

    private static TradabilityScore? Of(in Tradability tradability) => tradability.Score is { } score
        ? new TradabilityScore(
            score,
            [
                .. Part("cost", tradability.Cost, Tradability.CostWeight),
                .. Part("activity", tradability.Activity, Tradability.OtherWeight),
                .. Part("calm", tradability.Calm, Tradability.OtherWeight),
                .. Part("confidence", tradability.Confidence, Tradability.OtherWeight),
                .. Part("health", tradability.Health, 1),
            ])
        : null;

    private static ImmutableArray<TradabilityPart> Part(string name, double? value, double weight) =>
        value is { } known ? [new TradabilityPart(name, known, weight)] : [];
}
