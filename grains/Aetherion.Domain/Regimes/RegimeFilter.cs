using Aetherion.Domain.Features;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Model;

namespace Aetherion.Domain.Regimes;

/// <summary>
/// Features of one closed bar after the other to the probabilities of states and regimes: the forward filter of a
/// <see cref="RegimeModel"/>. Regimes are sums of states. Where the model asks for calm, the part of Sideways that the
/// volatility forecast does not bear out goes to the direction of the regime window; where it has a crisis gate, the
/// probability of Crisis is the gate's and the other regimes share the rest. Sees the past only, allocates nothing per
/// bar, serves one caller at a time.
/// </summary>
public sealed class RegimeFilter : IBarFilter
{
    /// <summary>With less than this in the other states nothing is known of them.</summary>
    private const double OthersMin = 1e-12;

    private readonly ForwardFilter _filter;
    private readonly double[] _row;
    private readonly CrisisGate? _gate;

    /// <summary>A filter that has seen nothing.</summary>
    public RegimeFilter(RegimeModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
        _filter = new ForwardFilter(model.HiddenMarkov);
        _row = new double[model.Features.Length];
        _gate = model.CrisisGate is { } options ? new CrisisGate(options) : null;
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

        probabilities = _filter.IsReady ? Model.ToRegimes(_filter.Probabilities, features) : default;
        if (Model.Calm is not null && _filter.IsReady)
            probabilities = Temper(Model.Calm, features, probabilities);
        if (_gate is not null && _filter.IsReady)
            probabilities = Judge(_gate, features, probabilities);
        return Posterior;
    }

    /// <summary>Forgets all bars.</summary>
    public void Reset()
    {
        _filter.Reset();
        _gate?.Reset();
    }

    /// <summary>Begins the states anew after an outage; the gate forgets as if the bars that were missed had gone by.</summary>
    public void Interrupt(long missedBars)
    {
        _filter.Reset();
        _gate?.Forget(missedBars);
    }

    /// <summary>
    /// Takes over what the gate of another filter learnt over weeks, if both have one that forgets as fast: a change of model
    /// between two bars does not lose it, nor does one whose Crisis shall hold another share of bars.
    /// </summary>
    public void TakeGate(RegimeFilter other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (_gate is null || other._gate is null || Model.CrisisGate?.HalfLife != other.Model.CrisisGate?.HalfLife)
            return;
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        other._gate.Save(writer);
        writer.Flush();
        stream.Position = 0;
        using BinaryReader reader = new(stream);
        _gate.Restore(reader);
    }

    /// <summary>Writes the posterior and the gate, which is all the filter knows.</summary>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _gate?.Save(writer);
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
        _gate?.Restore(reader);
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

    private static RegimeProbabilities Temper(
        CalmOptions calm, in FeatureVector features, in RegimeProbabilities states)
    {
        if (features[Feature.ForecastScore] is not { } score)
            return states;
        double restless = states.Sideways * (1 - calm.Weight(score));
        return (features[Feature.SignedEfficiency] ?? 0) switch
        {
            > 0 => states with { Bull = states.Bull + restless, Sideways = states.Sideways - restless },
            < 0 => states with { Bear = states.Bear + restless, Sideways = states.Sideways - restless },
            _ => states,
        };
    }

    private static RegimeProbabilities Judge(
        CrisisGate gate, in FeatureVector features, in RegimeProbabilities states)
    {
        double crisis = gate.Probability;
        if (features[Feature.ForecastVolatility] is { } forecast && features[Feature.ForecastScore] is { } score)
            crisis = gate.Update(forecast, score);
        double others = states.Bull + states.Bear + states.Sideways;
        return others < OthersMin
            ? new RegimeProbabilities((1 - crisis) / 3, (1 - crisis) / 3, (1 - crisis) / 3, crisis)
            : new RegimeProbabilities(
                (1 - crisis) * states.Bull / others,
                (1 - crisis) * states.Bear / others,
                (1 - crisis) * states.Sideways / others,
                crisis);
    }
}
