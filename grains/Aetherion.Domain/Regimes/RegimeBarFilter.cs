using Aetherion.Domain.Features;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Model;

namespace Aetherion.Domain.Regimes;

/// <summary>A <see cref="RegimeFilter"/> in the place where a symbol's pipeline wants a filter.</summary>
public sealed class RegimeBarFilter(RegimeModel model) : IBarFilter
{
    private readonly RegimeFilter _filter = new(model);

    public StateProbabilities Posterior { get; private set; }

    public StateProbabilities Update(in FeatureVector features, out RegimeProbabilities probabilities)
    {
        _filter.Update(features, out var posterior, out probabilities);
        return Posterior = posterior;
    }

    public void Reset()
    {
        _filter.Reset();
        Posterior = default;
    }

    public void Restore(in StateProbabilities posterior)
    {
        if (posterior.Count == 0)
        {
            Reset();
            return;
        }
        _filter.Restore(new ForwardFilterState(posterior.ToArray(), IsReady: true));
        Posterior = posterior;
    }
}
