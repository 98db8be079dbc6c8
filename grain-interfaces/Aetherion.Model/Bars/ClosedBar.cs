using System.Text.Json.Serialization;

namespace Aetherion.Model;

/// <summary>A closed bar with what was measured on it.</summary>
/// <param name="Sequence">Counts the bars of the key and timeframe from 1, without gaps.</param>
/// <param name="Posterior">The forward filter's state probabilities; empty below M1 and before warm-up.</param>
/// <param name="Probabilities">
/// The posterior summed by the regime each state stands for; all 0 while it is empty.
/// </param>
/// <param name="Anomaly">How odd the bar is; not known below M1, before warm-up and in bars of earlier versions.</param>
public readonly record struct ClosedBar(
    long Sequence,
    Candle Candle,
    FeatureVector Features,
    StateProbabilities Posterior,
    RegimeProbabilities Probabilities,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] BarAnomaly Anomaly = default);
