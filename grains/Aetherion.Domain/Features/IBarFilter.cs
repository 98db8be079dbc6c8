using Aetherion.Model;

namespace Aetherion.Domain.Features;

/// <summary>
/// The forward filter of a model, as the pipeline sees it: one update per closed bar, which knows that bar and those
/// before it. Its whole state is the posterior.
/// </summary>
public interface IBarFilter
{
    /// <summary>The state probabilities after the last bar; empty before the first bar with all inputs.</summary>
    StateProbabilities Posterior { get; }

    /// <summary>Takes the features of the next closed bar; empty (and all 0) while an input is not known.</summary>
    StateProbabilities Update(in FeatureVector features, out RegimeProbabilities probabilities);

    /// <summary>Forgets all bars, after an outage.</summary>
    void Reset();

    /// <summary>Goes on from a posterior saved before; an empty one is the state after <see cref="Reset"/>.</summary>
    void Restore(in StateProbabilities posterior);
}
