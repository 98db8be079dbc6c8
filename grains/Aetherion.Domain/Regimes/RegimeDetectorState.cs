using Aetherion.Model;

namespace Aetherion.Domain.Regimes;

/// <summary>What a <see cref="RegimeDetector"/> knows, to be stored and restored.</summary>
/// <param name="Label">The steady label.</param>
/// <param name="Since">Close time of the bar at which it came into force, UTC; the first bar's while unknown.</param>
/// <param name="DwellBars">Bars it has lasted.</param>
/// <param name="Candidate">The regime that recent bars favour instead, or Unknown.</param>
/// <param name="CandidateBars">How many bars in a row have favoured it.</param>
/// <param name="TransitionCount">Transitions so far.</param>
/// <param name="Estimate">The latest estimate; null before the first bar.</param>
public sealed record RegimeDetectorState(
    Regime Label,
    DateTime Since,
    long DwellBars,
    Regime Candidate,
    int CandidateBars,
    long TransitionCount,
    RegimeEstimate? Estimate)
{
    /// <summary>The label before this one; Unknown before the second.</summary>
    public Regime Previous { get; init; }

    /// <summary>Before the first bar.</summary>
    public static RegimeDetectorState Empty { get; } =
        new(Regime.Unknown, default, 0, Regime.Unknown, 0, 0, null);
}
