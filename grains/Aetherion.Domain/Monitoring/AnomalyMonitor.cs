using Aetherion.Model;

namespace Aetherion.Domain.Monitoring;

/// <summary>
/// Watches the anomaly model of a symbol and timeframe: what it sees of the bars against its training rows, and how many of
/// the bars that it scored it flagged; and a challenger beside it, which is compared and never judged. Sees the past only; the
/// same bars give the same alerts, also when it was saved and restored.
/// </summary>
public sealed class AnomalyMonitor
{
    private readonly MonitorOptions _options;

    public AnomalyMonitor(MonitorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        Shares = new AnomalyShareWindow(options.AnomalyBars);
    }

    /// <summary>The model that scores the bars, with its training; null before it is known.</summary>
    public AnomalyReference? Champion { get; private set; }

    /// <summary>The one beside it; null for none.</summary>
    public AnomalyTrack? Challenger { get; private set; }

    /// <summary>Of the champion.</summary>
    public string? Version => Champion?.Model.Version;

    /// <summary>The last bar taken; 0 before the first.</summary>
    public long Sequence { get; private set; }

    /// <summary>How often the champion spoke up on the last bars that it scored.</summary>
    public AnomalyShareWindow Shares { get; private set; }

    /// <summary>The champion's inputs against training; null where training left nothing to compare with.</summary>
    public InputDriftWindow? Drift { get; private set; }

    /// <summary>When it was last judged.</summary>
    public ModelHealth Health { get; private set; }

    /// <summary>Whether the champion flagged another share than it promises when it was last judged.</summary>
    public bool IsShareOff { get; private set; }

    /// <summary>What the health rests on.</summary>
    public HealthReport Report { get; private set; } = new([]);

    /// <summary>
    /// Watches that model from now on; null for none. The same again changes nothing, any other begins anew: shares are of the
    /// bars that it scored itself, and a challenger is compared with it alone. One that was the challenger is that no more. Warm its
    /// <see cref="Drift"/> on the bars before.
    /// </summary>
    /// <param name="champion">The model with its training.</param>
    /// <param name="since">The bar before the first that it scored.</param>
    public void SetChampion(AnomalyReference? champion, long since)
    {
        if (champion?.Model.Version == Version)
            return;
        Begin(champion, since);
    }

    /// <summary>
    /// Runs that model beside the champion from now on; null, and the champion itself, for none. The same again changes nothing, any
    /// other begins anew. Warm it on the bars before.
    /// </summary>
    public void SetChallenger(AnomalyReference? challenger)
    {
        if (challenger is null || challenger.Model.Version == Version)
            Challenger = null;
        else if (challenger.Model.Version != Challenger?.Version)
            Challenger = new AnomalyTrack(challenger, _options);
    }

    /// <summary>Takes the next bar; one that was seen changes nothing, nor does one from before the model.</summary>
    public void Update(in ClosedBar bar)
    {
        bool isChampions = Champion is not null && bar.Sequence > Sequence;
        Challenger?.Update(bar, isChampions);
        if (!isChampions)
            return;
        Sequence = bar.Sequence;
        Drift?.Update(bar);
        Shares.Add(bar.Anomaly);
    }

    /// <summary>
    /// Judges the model at a bar; only at the last one taken, so that nothing later is told of an earlier bar. Drift alone does
    /// not make it broken: the threshold keeps the share meanwhile.
    /// </summary>
    /// <returns>An alert when the health has become one, and when the share of an alert has gone off.</returns>
    public MonitorAlert? Judge(long sequence)
    {
        if (Champion is not { } champion || sequence != Sequence)
            return null;
        ModelHealth before = Health;
        bool wasShareOff = IsShareOff;
        Report = ReportOn(champion);
        Health = Report.Health;
        IsShareOff = HealthRule.IsShareOff(_options, Shares, champion.PromisedShare);
        return Health == ModelHealth.Alert && (before != ModelHealth.Alert || (IsShareOff && !wasShareOff))
            ? new MonitorAlert(champion.Model.Version, sequence, Report.AlertText) { IsBroken = IsShareOff }
            : null;
    }

    /// <summary>What it knows; null for nothing.</summary>
    public AnomalyMonitorState? Save() =>
        Version is { } version
            ? new AnomalyMonitorState(version, Sequence, Shares.Save(), Drift?.Save(), Health) { IsShareOff = IsShareOff }
            : null;

    /// <summary>Goes on from what was saved. Drift that a state does not have begins anew.</summary>
    /// <param name="state">Null in states that are older than the monitor: then it begins anew.</param>
    /// <param name="champion">The model of the state; null to go on without one.</param>
    /// <param name="beside">Of the challenger; null for none.</param>
    /// <param name="challenger">The model of that state; null to go on without one.</param>
    /// <exception cref="InvalidDataException">A state is of another model or training rows, or damaged.</exception>
    public void Restore(
        AnomalyMonitorState? state, AnomalyReference? champion, AnomalyTrackState? beside = null,
        AnomalyReference? challenger = null)
    {
        Challenger = null;
        Begin(state is null ? null : champion, state?.Sequence ?? 0);
        RestoreChampion(state, champion);
        SetChallenger(beside is null ? null : challenger);
        Challenger?.Restore(beside!);
        // It was compared with a model that is not watched any more.
        if (Champion is null)
            Challenger?.Agreement.Reset();
    }

    private void RestoreChampion(AnomalyMonitorState? state, AnomalyReference? champion)
    {
        if (state is null || champion is null)
            return;
        if (state.Version != Version)
            throw new InvalidDataException($"The levels are of {state.Version}, not of {Version}.");
        Shares.Restore(state.Levels);
        if (state.Drift is { } drift)
            Drift?.Restore(drift);
        Health = state.Health;
        IsShareOff = state.IsShareOff;
        Report = ReportOn(champion);
    }

    private void Begin(AnomalyReference? champion, long since)
    {
        Champion = champion;
        if (Challenger?.Version == Version)
            Challenger = null;
        Challenger?.Agreement.Reset();
        Sequence = champion is null ? 0 : since;
        Shares = new AnomalyShareWindow(_options.AnomalyBars);
        Drift = champion is null ? null : InputDriftWindow.Of(champion, _options);
        Health = ModelHealth.Unknown;
        IsShareOff = false;
        Report = new HealthReport([]);
    }

    private HealthReport ReportOn(AnomalyReference champion) =>
        HealthRule.JudgeAnomalies(_options, Shares, champion.PromisedShare, Drift);
}
