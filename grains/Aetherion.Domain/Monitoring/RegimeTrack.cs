using Aetherion.Domain.Features;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Domain.Monitoring;

/// <summary>
/// A regime model beside the one in charge: its filter and its steady label over the same bars, with the likelihood of the
/// last ones. It decides nothing. Sees the past only.
/// </summary>
public sealed class RegimeTrack
{
    private readonly RegimeFilter _filter;
    private readonly RegimeDetector _detector;
    private readonly RollingMean _likelihood;

    public RegimeTrack(RegimeKey key, RegimeModel model, RegimeDetectorOptions detector, MonitorOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        Model = model;
        _filter = new RegimeFilter(model);
        _detector = new RegimeDetector(key, detector);
        _likelihood = new RollingMean(options.RecentBars);
    }

    /// <summary>The model.</summary>
    public RegimeModel Model { get; }

    /// <summary>Log-likelihood of the last bars.</summary>
    public RollingMean Likelihood => _likelihood;

    /// <summary>Log-likelihood of a row in training, on average.</summary>
    public double TrainingLogLikelihoodPerBar => Model.Training.LogLikelihood / Math.Max(1, Model.Training.RowCount);

    /// <summary>Its label after the last bar.</summary>
    public Regime Label => _detector.Estimate?.Regime ?? Regime.Unknown;

    /// <summary>Takes the next bar; one that it has seen changes nothing.</summary>
    public void Update(in ClosedBar bar)
    {
        if (_detector.Estimate is { } latest && bar.Sequence <= latest.Sequence)
            return;
        if (!bar.Features.IsKnown(Feature.LogReturn))
        {
            _filter.Interrupt(MissedBars.Between(
                _detector.Estimate?.BarCloseTime, bar.Candle.OpenTime, bar.Candle.Timeframe));
        }
        StateProbabilities posterior = _filter.Update(bar.Features, out RegimeProbabilities probabilities);
        _detector.Update(bar with { Posterior = posterior, Probabilities = probabilities }, Model.Version);
        if (_filter.LogLikelihood is { } likelihood)
            _likelihood.Add(likelihood);
    }

    /// <summary>What it knows.</summary>
    public RegimeTrackState Save()
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        _filter.Save(writer);
        writer.Flush();
        return new RegimeTrackState(Model.Version, stream.ToArray(), _detector.Save(), _likelihood.Save());
    }

    /// <summary>Goes on from what was saved for the same model.</summary>
    /// <exception cref="InvalidDataException">It is of another model, or damaged.</exception>
    public void Restore(RegimeTrackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Version != Model.Version)
            throw new InvalidDataException($"The track is of {state.Version}, not of {Model.Version}.");
        using BinaryReader reader = new(new MemoryStream(state.Filter));
        _filter.Restore(reader);
        _detector.Restore(state.Detector);
        _likelihood.Restore(state.Likelihood);
    }
}
