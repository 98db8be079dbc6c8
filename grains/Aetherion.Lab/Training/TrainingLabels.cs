using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Lab.Training;

/// <summary>Runs filter and detector over the bars a model was trained on, as the grains would.</summary>
internal static class TrainingLabels
{
    /// <summary>The steady label after the close of each bar.</summary>
    public static Regime[] Of(RegimeModel model, RegimeDetectorOptions options, FeatureBars bars)
    {
        RegimeFilter filter = new(model);
        RegimeKey key = new(new SymbolKey(model.Training.Instrument), model.Training.Timeframe);
        RegimeDetector detector = new(key, options);
        Regime[] labels = new Regime[bars.Count];
        for (int index = 0; index < labels.Length; index++)
        {
            FeatureVector features = bars[index];
            StateProbabilities posterior = filter.Update(features, out RegimeProbabilities probabilities);
            ClosedBar bar = new(index + 1, default, features, posterior, probabilities);
            labels[index] = detector.Update(bar, model.Version)!.Value.Bar.Regime;
        }

        return labels;
    }
}
