using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>Runs filter and detector over bars, as the grains do.</summary>
internal static class RegimeRun
{
    private static readonly RegimeKey AnyKey = new(new SymbolKey(new InstrumentId("lab", "ANY")), Timeframe.M1);

    /// <summary>The steady label after the close of each bar.</summary>
    public static IReadOnlyList<Regime> Labels(
        RegimeModel model, RegimeDetectorOptions options, IReadOnlyList<ClosedBar> bars)
    {
        RegimeFilter filter = new(model);
        RegimeDetector detector = new(AnyKey, options);
        Regime[] labels = new Regime[bars.Count];
        for (int index = 0; index < labels.Length; index++)
        {
            ClosedBar bar = bars[index];
            StateProbabilities posterior = filter.Update(bar.Features, out RegimeProbabilities probabilities);
            ClosedBar filtered = bar with { Posterior = posterior, Probabilities = probabilities };
            labels[index] = detector.Update(filtered, model.Version) is { } decision
                ? decision.Bar.Regime
                : throw new InvalidOperationException($"Bar {bar.Sequence} is out of order.");
        }

        return labels;
    }
}
