using Aetherion.Domain.Features;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Model;

namespace Aetherion.Domain.Regimes;

/// <summary>
/// Features of one closed bar after the other to the probabilities of states and regimes: the forward filter of a
/// <see cref="RegimeModel"/>. Sees the past only, allocates nothing per bar, serves one caller at a time.
/// </summary>
public sealed class RegimeFilter : IBarFilter
{
    private readonly ForwardFilter _filter;
    private readonly double[] _row;

    /// <summary>A filter that has seen nothing.</summary>
    public RegimeFilter(RegimeModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
        _filter = new ForwardFilter(model.HiddenMarkov);
        _row = new double[model.Features.Length];
    }

    /// <summary>The model that is filtered with.</summary>
    public RegimeModel Model { get; }

    /// <summary>The state probabilities after the last bar; empty before the first bar with all features.</summary>
    public StateProbabilities Posterior => _filter.IsReady ? new StateProbabilities(_filter.Probabilities) : default;

    /// <summary>
    /// Takes the features of the next closed bar. Before the first bar that has them all nothing is known and the result
    /// is empty; after it a bar that lacks one moves the probabilities by the transitions alone.
    /// </summary>
    public StateProbabilities Update(in FeatureVector features, out RegimeProbabilities probabilities)
    {
        if (Model.TryReadRow(features, _row))
        {
            Model.Scaler.Transform(_row, _row);
            _filter.Update(_row);
        }
        else
        {
            _filter.Skip();
        }

        probabilities = _filter.IsReady ? Model.ToRegimes(_filter.Probabilities) : default;
        return Posterior;
    }

    /// <summary>Forgets all bars.</summary>
    public void Reset() => _filter.Reset();

    /// <summary>Continues from a saved posterior, bit for bit; an empty one is the state after a reset.</summary>
    /// <exception cref="ArgumentException">The posterior is of a model with other states.</exception>
    public void Restore(in StateProbabilities posterior)
    {
        if (posterior.Count == 0)
            _filter.Reset();
        else
            _filter.Restore(new ForwardFilterState(posterior.ToArray(), true));
    }
}
