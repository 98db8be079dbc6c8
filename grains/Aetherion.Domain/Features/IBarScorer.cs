using Aetherion.Model;

namespace Aetherion.Domain.Features;

/// <summary>
/// An anomaly detector, as the pipeline sees it: one update per closed bar, which knows that bar and those before it.
/// </summary>
public interface IBarScorer
{
    /// <summary>Takes the features of the next closed bar; the default value while an input is not known.</summary>
    BarAnomaly Update(in FeatureVector features);

    /// <summary>Forgets all bars, after an outage.</summary>
    void Reset();

    /// <summary>Writes all that is needed to go on bit by bit.</summary>
    void Save(BinaryWriter writer);

    /// <summary>
    /// Goes on from what <see cref="Save"/> wrote; starts anew when that was of another model.
    /// </summary>
    void Restore(BinaryReader reader);
}
