using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Lab.Training;

/// <summary>The published label over the training window.</summary>
/// <param name="Shares">Share of the bars per regime; regimes that never occur are absent.</param>
/// <param name="Switches">Changes of the label.</param>
/// <param name="MeanDwellBars">Bars / (switches + 1).</param>
public sealed record LabelSummary(
    ImmutableSortedDictionary<Regime, double> Shares, int Switches, double MeanDwellBars)
{
    /// <summary>Summarises labels; none give no shares and a dwell of 0.</summary>
    public static LabelSummary Of(IReadOnlyList<Regime> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        int switches = 0;
        for (int bar = 1; bar < labels.Count; bar++)
        {
            if (labels[bar] != labels[bar - 1])
                switches++;
        }

        return new LabelSummary(
            labels.CountBy(label => label).ToImmutableSortedDictionary(
                pair => pair.Key, pair => pair.Value / (double)labels.Count),
            switches,
            labels.Count / (switches + 1.0));
    }
}
