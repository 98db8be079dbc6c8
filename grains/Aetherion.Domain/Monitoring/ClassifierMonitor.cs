using Aetherion.Model;

namespace Aetherion.Domain.Monitoring;

/// <summary>
/// Watches the classifiers of a symbol: the one in charge of the outlook by its forecasts and its inputs, and a challenger
/// beside it by its forecasts. The same bars and forecasts give the same alerts, also when it was saved and restored.
/// </summary>
public sealed class ClassifierMonitor
{
    private readonly MonitorOptions _options;

    public ClassifierMonitor(MonitorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    /// <summary>Who gives the outlook, and how well; null for nobody.</summary>
    public ClassifierTrack? Champion { get; private set; }

    /// <summary>The one beside it; null for none.</summary>
    public ClassifierTrack? Challenger { get; private set; }

    /// <summary>The champion's inputs against training; null where training left nothing to compare with.</summary>
    public InputDriftWindow? Drift { get; private set; }

    /// <summary>
    /// Watches that classifier from now on; null for none. The same again changes nothing, one that was the challenger
    /// keeps its forecasts, any other begins without. Warm its <see cref="Drift"/> on the bars before.
    /// </summary>
    /// <param name="version">The classifier.</param>
    /// <param name="training">What it is compared with.</param>
    public void SetChampion(string? version, ClassifierTraining training)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (version == Champion?.Version)
            return;
        Drift = version is null || training.Inputs.IsEmpty ? null : new InputDriftWindow(training, _options);
        Champion = version == Challenger?.Version ? Challenger : TrackOf(version, training);
        if (Champion == Challenger)
            Challenger = null;
    }

    /// <summary>Runs that classifier beside the champion from now on; null, and the champion itself, for none.</summary>
    public void SetChallenger(string? version, ClassifierTraining training)
    {
        if (version == Champion?.Version)
            Challenger = null;
        else if (version != Challenger?.Version)
            Challenger = TrackOf(version, training);
    }

    /// <summary>Takes the next bar.</summary>
    public void Update(in ClosedBar bar) => Drift?.Update(bar);

    /// <summary>Judges the champion at a bar.</summary>
    public MonitorAlert? Judge(long sequence) => Champion?.Judge(sequence, Drift);

    /// <summary>Takes a forecast in whose outcome is known by now; one of any other classifier is left out.</summary>
    /// <exception cref="ArgumentException">It is no distribution; nothing has changed.</exception>
    public void Add(string version, long sequence, ReadOnlySpan<double> probabilities, int outcome)
    {
        if (Champion?.Version == version)
            Champion.Add(sequence, probabilities, outcome);
        else if (Challenger?.Version == version)
            Challenger.Add(sequence, probabilities, outcome);
    }

    /// <summary>Writes what it knows into a state.</summary>
    internal RegimeMonitorState SaveTo(RegimeMonitorState state) => state with
    {
        Classifier = Champion?.Save(), ClassifierChallenger = Challenger?.Save(), InputDrift = Drift?.Save(),
    };

    /// <summary>Goes on from what was saved. Drift that a state does not have begins anew.</summary>
    /// <exception cref="InvalidDataException">The state is of other options or training rows, or damaged.</exception>
    internal void Restore(RegimeMonitorState state, ClassifierTraining champion, ClassifierTraining challenger)
    {
        (Champion, Challenger, Drift) = (null, null, null);
        SetChampion(state.Classifier?.Version, champion);
        SetChallenger(state.ClassifierChallenger?.Version, challenger);
        if (state.InputDrift is { } drift)
            Drift?.Restore(drift);
        if (state.Classifier is { } saved)
            Champion!.Restore(saved, Drift);
        if (state.ClassifierChallenger is { } beside)
            Challenger?.Restore(beside, drift: null);
    }

    private ClassifierTrack? TrackOf(string? version, ClassifierTraining training) =>
        version is null ? null : new ClassifierTrack(version, training, _options);
}
