using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>How labels compare with the true regimes, bar by bar.</summary>
/// <param name="BarCount">Bars compared.</param>
/// <param name="Accuracy">Share of bars with the true regime.</param>
/// <param name="BalancedAccuracy">Mean recall over the regimes that occur in truth.</param>
/// <param name="Recalls">Share of a true regime's bars that carry its label; only regimes that occur.</param>
/// <param name="TrueSwitches">Switches of the true regime.</param>
/// <param name="Switches">Switches of the label.</param>
/// <param name="MeanDwellBars">Bars / (switches + 1).</param>
/// <param name="MedianOnsetDelayBars">Median over true switches of the bars until the label first equals the new
/// regime; null when none was found.</param>
/// <param name="MissedSwitches">True switches whose regime ended before the label equalled it.</param>
public sealed record RegimeScore(
    int BarCount,
    double Accuracy,
    double BalancedAccuracy,
    ImmutableSortedDictionary<Regime, double> Recalls,
    int TrueSwitches,
    int Switches,
    double MeanDwellBars,
    double? MedianOnsetDelayBars,
    int MissedSwitches)
{
    /// <summary>Scores labels against the truth.</summary>
    /// <exception cref="ArgumentException">There are no bars, or not as many labels as true regimes.</exception>
    public static RegimeScore Of(IReadOnlyList<Regime> truth, IReadOnlyList<Regime> labels)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(labels);
        if (truth.Count == 0 || truth.Count != labels.Count)
        {
            throw new ArgumentException(
                $"{labels.Count} labels cannot be compared with {truth.Count} true regimes; " +
                "give as many, at least one.");
        }

        ImmutableSortedDictionary<Regime, double> recalls = Recalled(truth, labels);
        int switches = CountSwitches(labels);
        List<int?> delays = [.. OnsetDelays(truth, labels)];
        return new RegimeScore(
            truth.Count,
            Enumerable.Range(0, truth.Count).Count(bar => truth[bar] == labels[bar]) / (double)truth.Count,
            recalls.Values.Average(),
            recalls,
            delays.Count,
            switches,
            truth.Count / (switches + 1.0),
            Median([.. delays.OfType<int>().Order()]),
            delays.Count(delay => delay is null));
    }

    /// <summary>For each true switch the bars until the label equals the new regime, null when it never does.</summary>
    internal static IEnumerable<int?> OnsetDelays(IReadOnlyList<Regime> truth, IReadOnlyList<Regime> labels)
    {
        for (int start = 1; start < truth.Count; start++)
        {
            if (truth[start] == truth[start - 1])
                continue;
            int bar = start;
            while (bar < truth.Count && truth[bar] == truth[start] && labels[bar] != truth[start])
            {
                bar++;
            }

            bool isFound = bar < truth.Count && truth[bar] == truth[start];
            yield return isFound ? bar - start : null;
        }
    }

    private static ImmutableSortedDictionary<Regime, double> Recalled(
        IReadOnlyList<Regime> truth, IReadOnlyList<Regime> labels) =>
        Enumerable.Range(0, truth.Count)
            .GroupBy(bar => truth[bar])
            .ToImmutableSortedDictionary(
                bars => bars.Key, bars => bars.Count(bar => labels[bar] == bars.Key) / (double)bars.Count());

    private static int CountSwitches(IReadOnlyList<Regime> labels) =>
        Enumerable.Range(1, labels.Count - 1).Count(bar => labels[bar] != labels[bar - 1]);

    internal static double? Median(int[] sorted) => sorted.Length == 0
        ? null
        : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2.0;
}
