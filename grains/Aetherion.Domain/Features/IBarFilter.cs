using Aetherion.Model;

namespace Aetherion.Domain.Features;

/// <summary>
/// The forward filter of a model, as the pipeline sees it: one update per closed bar, which knows that bar and those
/// before it.
/// </summary>
public interface IBarFilter
{
    /// <summary>Takes the features of the next closed bar; empty (and all 0) while an input is not known.</summary>
    StateProbabilities Update(in FeatureVector features, out RegimeProbabilities probabilities);

    /// <summary>Forgets all bars.</summary>
    void Reset();

    /// <summary>Begins anew after an outage; of what was learnt over weeks as much stays as its length allows.</summary>
    /// <param name="missedBars">For how many bars nothing came, see <see cref="MissedBars"/>.</param>
    void Interrupt(long missedBars);

    /// <summary>Writes all that is needed to go on bit by bit.</summary>
    void Save(BinaryWriter writer);

    /// <summary>Goes on from what <see cref="Save"/> wrote for the same model.</summary>
    void Restore(BinaryReader reader);
}
