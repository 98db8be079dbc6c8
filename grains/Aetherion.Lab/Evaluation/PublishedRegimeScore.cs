using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>
/// What published labels are worth on bars whose true regime nobody knows. Returns and volatilities that judge the label
/// of bar t begin at t + 1; the volatility of the next hour is the root of the sum of squared log returns over bars t + 1
/// to t + 60.
/// </summary>
public sealed record PublishedRegimeScore
{
    /// <summary>Bars judged.</summary>
    public required int BarCount { get; init; }

    /// <summary>Changes of the label.</summary>
    public required int Switches { get; init; }

    /// <summary>Changes from i to j and back to i with j lasting at most 5 bars, as a share of the changes.</summary>
    public required double ReversalShare { get; init; }

    /// <summary>Share of the bars that each label holds.</summary>
    public required ImmutableSortedDictionary<Regime, double> Shares { get; init; }

    /// <summary>Mean volatility of the hour after a bar of each label; labels that never occur are left out.</summary>
    public required ImmutableSortedDictionary<Regime, double> NextHourVolatility { get; init; }

    /// <summary>
    /// Mean next-hour volatility of the bars that a plain rule calls crisis: the highest volatilities of the last 60 bars,
    /// with the threshold set afterwards so that the share is that of Crisis. Null without Crisis.
    /// </summary>
    public required double? PlainRuleVolatility { get; init; }

    /// <summary>The bars that the plain rule calls crisis.</summary>
    public required ImmutableArray<int> PlainRuleBars { get; init; }

    /// <summary>
    /// Share of the publications of Bull and Bear at which the return of the last 60 bars had that sign; null without any.
    /// </summary>
    public required double? DirectionShare { get; init; }

    /// <summary>Mean log return of the 60 bars after a label was published, with its interval.</summary>
    public required ImmutableSortedDictionary<Regime, ConfidenceInterval> ReturnsAfter { get; init; }

    /// <summary>Bars over changes + 1.</summary>
    public double MeanDwellBars => BarCount / (Switches + 1.0);

    /// <summary>Crisis' next-hour volatility over that of Sideways; null when one of them never occurs or nothing moves after it.</summary>
    public double? CrisisRatio => Ratio(NextHourVolatility.GetValueOrDefault(Regime.Crisis));

    /// <summary>The same for the plain rule.</summary>
    public double? PlainRuleRatio => Ratio(PlainRuleVolatility ?? 0);

    /// <summary>Why there is no <see cref="CrisisRatio"/>; empty when there is one.</summary>
    public string CrisisRatioFailure => string.Join(
        "; ", new[] { FailureOf(Regime.Crisis), FailureOf(Regime.Sideways) }.Where(failure => failure.Length > 0));

    /// <summary>Why there is no <see cref="PlainRuleRatio"/>; empty when there is one.</summary>
    public string PlainRuleFailure => CrisisRatioFailure.Length > 0 ? CrisisRatioFailure
        : PlainRuleRatio is null ? "no movement in the hours after the plain rule's crises" : "";

    private string FailureOf(Regime regime) => NextHourVolatility.TryGetValue(regime, out double volatility)
        ? volatility > 0 ? "" : $"no movement in the hours after {regime}"
        : Shares.ContainsKey(regime) ? $"{regime} in the last hour alone" : $"no {regime}";

    private double? Ratio(double volatility) =>
        volatility > 0 && NextHourVolatility.TryGetValue(Regime.Sideways, out double sideways) && sideways > 0
            ? volatility / sideways
            : null;
}
