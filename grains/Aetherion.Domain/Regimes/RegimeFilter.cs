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

    /// <summary>
    /// Natural log-likelihood of the last bar's scaled features given the bars before it; null where it lacked one.
    /// </summary>
    public double? LogLikelihood { get; private set; }

    /// <summary>The state probabilities after the last bar; empty before the first bar with all features.</summary>
    public StateProbabilities Posterior => _filter.IsReady ? new StateProbabilities(_filter.Probabilities) : default;

    /// <summary>
    /// Takes the features of the next closed bar. Before the first bar that has them all nothing is known and the
    /// result
    /// is empty; after it a bar that lacks one moves the probabilities by the transitions alone.
    /// </summary>
    public StateProbabilities Update(in FeatureVector features, out RegimeProbabilities probabilities)
    {
        if (Model.TryReadRow(features, _row))
        {
            Model.Scaler.Transform(_row, _row);
            LogLikelihood = _filter.Update(_row);
        }
        else
        {
            LogLikelihood = null;
            _filter.Skip();
        }

        probabilities = _filter.IsReady ? Model.ToRegimes(_filter.Probabilities) : default;
        return Posterior;
    }

    /// <summary>Forgets all bars.</summary>
    public void Reset() => _filter.Reset();

    /// <summary>Writes the posterior, which is all the filter knows.</summary>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ReadOnlySpan<double> probabilities = _filter.IsReady ? _filter.Probabilities : [];
        writer.Write((byte)probabilities.Length);
        foreach (double probability in probabilities)
        {
            writer.Write(probability);
        }
    }

    /// <summary>Continues from what <see cref="Save"/> wrote, bit for bit.</summary>
    /// <exception cref="InvalidDataException">It is of a model with other states, or damaged.</exception>
    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        double[] probabilities = new double[reader.ReadByte()];
        for (int state = 0; state < probabilities.Length; state++)
        {
            probabilities[state] = reader.ReadDouble();
        }

        try
        {
            if (probabilities.Length == 0)
                _filter.Reset();
            else
                _filter.Restore(new ForwardFilterState(probabilities, true));
        }
        catch (ArgumentException exception)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
    }
}
