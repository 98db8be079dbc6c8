using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Model;

namespace Aetherion.Domain.Regimes;

/// <summary>
/// Features of one closed bar after the other to the probabilities of states and regimes: the forward filter of a
/// <see cref="RegimeModel"/>. Sees the past only, allocates nothing per bar, serves one caller at a time.
/// </summary>
public sealed class RegimeFilter
{
    private readonly RegimeFeatureReader _reader;
    private readonly ForwardFilter _filter;
    private readonly double[] _row;

    /// <summary>A filter that has seen nothing.</summary>
    public RegimeFilter(RegimeModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
        _reader = new RegimeFeatureReader(model.Features);
        _filter = new ForwardFilter(model.HiddenMarkov);
        _row = new double[model.HiddenMarkov.FeatureCount];
    }

    /// <summary>The model that is filtered with.</summary>
    public RegimeModel Model { get; }

    /// <summary>Whether a bar with all features has been seen.</summary>
    public bool IsReady => _filter.IsReady;

    /// <summary>
    /// Takes the features of the next bar. Before the first bar that has them all nothing is known; after it a bar that
    /// lacks one moves the probabilities by the transitions alone.
    /// </summary>
    /// <returns>False while nothing is known.</returns>
    public bool Update(
        in FeatureVector features, out StateProbabilities posterior, out RegimeProbabilities probabilities)
    {
        if (_reader.TryRead(features, _row))
        {
            Model.Scaler.Transform(_row, _row);
            _filter.Update(_row);
        }
        else if (_filter.IsReady)
        {
            _filter.Skip();
        }

        if (!_filter.IsReady)
        {
            posterior = default;
            probabilities = default;
            return false;
        }

        posterior = new StateProbabilities(_filter.Probabilities);
        probabilities = Model.ToRegimes(_filter.Probabilities);
        return true;
    }

    /// <summary>Forgets all bars.</summary>
    public void Reset()
    {
        _reader.Reset();
        _filter.Reset();
    }

    /// <summary>A copy of what the filter knows.</summary>
    public RegimeFilterState Save()
    {
        (double[] means, long barCount) = _reader.Save();
        return new RegimeFilterState(_filter.Save(), means, barCount);
    }

    /// <summary>Continues from a saved state, bit for bit.</summary>
    /// <exception cref="ArgumentException">The state is of a model with other states or features.</exception>
    public void Restore(RegimeFilterState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _reader.Restore(state.Means, state.BarCount);
        _filter.Restore(state.Filter);
    }
}
