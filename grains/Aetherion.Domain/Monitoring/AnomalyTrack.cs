using Aetherion.Domain.Anomalies;
using Aetherion.Model;

namespace Aetherion.Domain.Monitoring;

/// <summary>
/// An anomaly model beside the one that scores the bars: its own detector with its own rolling threshold over the same bars, how
/// often it would have spoken up, where it differs, and what it sees against its training rows. It decides nothing. Sees the past
/// only.
/// </summary>
public sealed class AnomalyTrack
{
    private readonly AnomalyDetector _detector;

    public AnomalyTrack(AnomalyReference reference, MonitorOptions options)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(options);
        Reference = reference;
        _detector = new AnomalyDetector(reference.Model);
        Shares = new AnomalyShareWindow(options.AnomalyBars);
        Agreement = new FlagAgreementWindow(options.AnomalyBars);
        Drift = InputDriftWindow.Of(reference, options);
    }

    /// <summary>The model with its training.</summary>
    public AnomalyReference Reference { get; }

    /// <summary>Of the model.</summary>
    public string Version => Reference.Model.Version;

    /// <summary>The last bar seen, also of those of the past; 0 before the first.</summary>
    public long Sequence { get; private set; }

    /// <summary>How often it would have spoken up on the last bars since it began.</summary>
    public AnomalyShareWindow Shares { get; }

    /// <summary>Which of the same bars it and the champion flagged.</summary>
    public FlagAgreementWindow Agreement { get; }

    /// <summary>Its inputs against training; null where training left nothing to compare with.</summary>
    public InputDriftWindow? Drift { get; }

    /// <summary>Shows it bars of the past, oldest first: it learns what is usual and its threshold, and counts nothing.</summary>
    public void Warm(ReadOnlySpan<ClosedBar> bars)
    {
        foreach (ref readonly ClosedBar bar in bars)
        {
            Score(bar);
        }
    }

    /// <summary>Takes the next bar; one that was seen changes nothing.</summary>
    /// <param name="bar">With the anomaly that was published.</param>
    /// <param name="isChampions">Whether that is of the champion.</param>
    public void Update(in ClosedBar bar, bool isChampions)
    {
        BarAnomaly own = Score(bar);
        Shares.Add(own);
        if (isChampions)
            Agreement.Add(bar.Anomaly, own);
    }

    /// <summary>What it knows.</summary>
    public AnomalyTrackState Save()
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        _detector.Save(writer);
        writer.Flush();
        return new AnomalyTrackState(
            Version, Sequence, stream.ToArray(), Shares.Save(), Agreement.Save(), Drift?.Save());
    }

    /// <summary>Goes on from what was saved for the same model. Drift that a state does not have begins anew.</summary>
    /// <exception cref="InvalidDataException">It is of another model or training rows, or damaged.</exception>
    public void Restore(AnomalyTrackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Version != Version)
            throw new InvalidDataException($"The track is of {state.Version}, not of {Version}.");
        try
        {
            using BinaryReader reader = new(new MemoryStream(state.Detector));
            _detector.Restore(reader);
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException("The saved detector of the anomaly model is damaged.", exception);
        }

        Shares.Restore(state.Levels);
        Agreement.Restore(state.Flags);
        if (state.Drift is { } drift)
            Drift?.Restore(drift);
        Sequence = state.Sequence;
    }

    /// <summary>Not known for a bar that was seen.</summary>
    private BarAnomaly Score(in ClosedBar bar)
    {
        if (bar.Sequence <= Sequence)
            return default;
        Sequence = bar.Sequence;
        Drift?.Update(bar);
        return _detector.Update(bar.Features);
    }
}
