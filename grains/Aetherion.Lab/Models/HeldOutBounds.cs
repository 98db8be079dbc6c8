using Aetherion.Lab.Training;
using Aetherion.Model;

namespace Aetherion.Lab.Models;

/// <summary>
/// What a training must do on the bars that it holds back. The bounds are those that a broken model misses, on any market and
/// however short the last quarter is, and no more: how good a model is, people read in its figures.
/// </summary>
internal static class HeldOutBounds
{
    /// <summary>The fewest labelled bars of which one label cannot hold all: a month of minutes. Stable liquidity may last for weeks.</summary>
    public const int LabelledBarsMin = 30 * 1_440;

    /// <summary>The fewest bars of Crisis, and of Sideways, whose next hours are compared: ten hours that do not overlap.</summary>
    public const int VolatilityBarsMin = 600;

    /// <summary>The fewest changes of the label of which a share is taken: one reversal is luck.</summary>
    public const int SwitchesMin = 100;

    /// <summary>Twice the 1 % that published labels promise, since a last quarter may be days.</summary>
    public const double ReversalShareMax = 0.02;

    /// <summary>The fewest bars with all features whose likelihood is compared with that of training: three days of minutes. One day may be a crash.</summary>
    public const int LikelihoodBarsMin = 3 * 1_440;

    /// <summary>
    /// How far the log-likelihood of a bar may fall below that of training, in nats: as if each bar lay almost three standard
    /// deviations further out. Of calm days before a crash and the three of the crash it falls by 2.
    /// </summary>
    public const double LogLikelihoodDropMax = 4;

    /// <summary>What it misses, as the rest of a sentence; null for nothing.</summary>
    public static string? WhyMissed(HeldOutScore held) =>
        OfLabels(held) ?? OfVolatility(held) ?? OfReversals(held) ?? OfLikelihood(held);

    private static string? OfLabels(HeldOutScore held)
    {
        if (held.LabelledBarCount == 0)
            return "no bar has a regime";
        return held.LabelledBarCount >= LabelledBarsMin && held.Labels.Shares.Count == 1
            ? $"the regime is {held.Labels.Shares.Keys.First()} all the time"
            : null;
    }

    private static string? OfVolatility(HeldOutScore held) =>
        held.CrisisRatio < 1
        && held.BarCountOf(Regime.Crisis) >= VolatilityBarsMin && held.BarCountOf(Regime.Sideways) >= VolatilityBarsMin
            ? FormattableString.Invariant(
                $"the hour after a bar of Crisis is calmer than after one of Sideways ({held.CrisisRatio:0.00} of its volatility)")
            : null;

    private static string? OfReversals(HeldOutScore held) =>
        held.Labels.Switches >= SwitchesMin && held.ReversalShare > ReversalShareMax
            ? FormattableString.Invariant(
                $"{held.ReversalShare:P1} of the changes are taken back at once, and {ReversalShareMax:P0} may be")
            : null;

    private static string? OfLikelihood(HeldOutScore held)
    {
        if (held.LogLikelihoodPerBar is not { } perBar)
            return null;
        var drop = held.TrainedLogLikelihoodPerBar - perBar;
        return drop <= LogLikelihoodDropMax || (double.IsFinite(drop) && held.RowCount < LikelihoodBarsMin)
            ? null
            : FormattableString.Invariant(
                $"the log-likelihood of a bar is {perBar:G3} where it is {held.TrainedLogLikelihoodPerBar:G3} in training, and ")
                + FormattableString.Invariant($"{LogLikelihoodDropMax:0.#} less may be");
    }
}
