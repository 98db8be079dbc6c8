using System.Collections.Immutable;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Domain.Monitoring;

/// <summary>
/// Watches the models of a symbol and timeframe bar by bar: the drift and likelihood of the regime model in charge, a
/// challenger beside it, the classifiers of the outlook, and the anomaly models. Sees the past only; the same bars and forecasts
/// give the same alerts, also when it was saved and restored.
/// </summary>
public sealed class RegimeMonitor
{
    private readonly RegimeKey _key;
    private readonly RegimeDetectorOptions _detector;
    private readonly MonitorOptions _options;
    private readonly RollingMean _agreement;

    public RegimeMonitor(RegimeKey key, RegimeDetectorOptions detector, MonitorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _key = key;
        _detector = detector;
        _options = options;
        _agreement = new RollingMean(options.RecentBars);
        Classifiers = new ClassifierMonitor(options);
        Anomalies = new AnomalyMonitor(options);
    }

    /// <summary>The last bar seen; 0 before the first.</summary>
    public long Sequence { get; private set; }

    /// <summary>The model in charge; null before the first.</summary>
    public RegimeTrack? Champion { get; private set; }

    /// <summary>The one beside it; null for none.</summary>
    public RegimeTrack? Challenger { get; private set; }

    /// <summary>The champion's features against training; null where training left nothing to compare with.</summary>
    public DriftWindow? Drift { get; private set; }

    /// <summary>Those of the outlook.</summary>
    public ClassifierMonitor Classifiers { get; }

    /// <summary>The one that scores the bars, and one beside it.</summary>
    public AnomalyMonitor Anomalies { get; }

    /// <summary>Share of the last bars on which both gave the same label; null without a challenger.</summary>
    public double? LabelAgreement => Challenger is null ? null : _agreement.Value;

    /// <summary>The champion's when it was last judged.</summary>
    public ModelHealth ChampionHealth { get; private set; }

    /// <summary>What the champion's health rests on.</summary>
    public HealthReport ChampionReport { get; private set; } = new([]);

    /// <summary>The worst one of champion, classifier and anomaly model when they were last judged.</summary>
    public ModelHealth Health =>
        new[] { ChampionHealth, Classifiers.Champion?.Health ?? ModelHealth.Unknown, Anomalies.Health }.Max();

    /// <summary>What the health rests on.</summary>
    public ImmutableArray<HealthFinding> Findings =>
    [
        .. ChampionReport.Findings,
        .. Classifiers.Champion?.Report.Findings ?? [],
        .. Anomalies.Report.Findings,
    ];

    /// <summary>
    /// Watches another champion from now on; one that was the challenger keeps what it has seen. Warm it on the bars before
    /// with <see cref="WarmChampion"/>.
    /// </summary>
    public void SetChampion(RegimeModel model, TrainingReference reference)
    {
        ArgumentNullException.ThrowIfNull(model);
        Champion = Challenger?.Model.Version == model.Version ? Challenger : TrackOf(model);
        if (Champion == Challenger)
            SetChallenger(null);
        Drift = WindowOf(reference);
        ChampionHealth = ModelHealth.Unknown;
        ChampionReport = new HealthReport([]);
    }

    /// <summary>Runs another challenger from now on; null for none. Warm it on the bars before.</summary>
    public void SetChallenger(RegimeModel? model)
    {
        Challenger = model is null ? null : TrackOf(model);
        _agreement.Reset();
    }

    /// <summary>Shows a new champion bars of the past, oldest first.</summary>
    public void WarmChampion(ReadOnlySpan<ClosedBar> bars)
    {
        foreach (ref readonly ClosedBar bar in bars)
        {
            Champion?.Update(bar);
            AddDrift(bar);
        }
    }

    /// <summary>Shows the champion's drift bars of the past, oldest first.</summary>
    public void WarmDrift(ReadOnlySpan<ClosedBar> bars)
    {
        foreach (ref readonly ClosedBar bar in bars)
        {
            AddDrift(bar);
        }
    }

    /// <summary>Shows a new challenger bars of the past, oldest first.</summary>
    public void WarmChallenger(ReadOnlySpan<ClosedBar> bars)
    {
        foreach (ref readonly ClosedBar bar in bars)
        {
            Challenger?.Update(bar);
        }
    }

    /// <summary>Takes the next bar; one that was seen changes nothing.</summary>
    /// <returns>An alert for each model whose health has become one at this bar.</returns>
    public ImmutableArray<MonitorAlert> Update(in ClosedBar bar)
    {
        if (bar.Sequence <= Sequence || Champion is null)
            return [];
        Sequence = bar.Sequence;
        Champion.Update(bar);
        AddDrift(bar);
        Classifiers.Update(bar);
        Anomalies.Update(bar);
        if (Challenger is not null)
        {
            Challenger.Update(bar);
            _agreement.Add(Challenger.Label == Champion.Label ? 1 : 0);
        }

        return Sequence % _options.JudgeBars == 0
            ? [.. Alerts(JudgeChampion(Champion), Classifiers.Judge(Sequence), Anomalies.Judge(Sequence))]
            : [];
    }

    /// <summary>What it knows.</summary>
    public RegimeMonitorState Save() => Classifiers.SaveTo(new RegimeMonitorState
    {
        Sequence = Sequence,
        Champion = Champion?.Save(),
        Challenger = Challenger?.Save(),
        Agreement = _agreement.Save(),
        Drift = Drift?.Save() ?? [],
        Health = ChampionHealth,
        Anomalies = Anomalies.Save(),
        AnomalyChallenger = Anomalies.Challenger?.Save(),
    });

    /// <summary>Goes on from what was saved.</summary>
    /// <param name="champion">The model of the saved champion.</param>
    /// <param name="reference">Its training window.</param>
    /// <param name="challenger">The model of the saved challenger; null to go on without one.</param>
    /// <param name="classifier">The training of the saved classifier; null for one that left nothing.</param>
    /// <param name="classifierChallenger">The same of the one beside it.</param>
    /// <param name="anomalies">The saved anomaly model; null to go on without one.</param>
    /// <param name="anomalyChallenger">The saved one beside it; null to go on without one.</param>
    /// <exception cref="InvalidDataException">The state is of other models or options, or damaged.</exception>
    public void Restore(
        RegimeMonitorState state, RegimeModel champion, TrainingReference reference, RegimeModel? challenger,
        ClassifierTraining? classifier = null, ClassifierTraining? classifierChallenger = null,
        AnomalyReference? anomalies = null, AnomalyReference? anomalyChallenger = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        SetChallenger(challenger);
        SetChampion(champion, reference);
        Champion!.Restore(state.Champion ?? throw new InvalidDataException("The saved monitor has no champion."));
        if (Challenger is not null)
            Challenger.Restore(state.Challenger ?? throw new InvalidDataException("The saved monitor has no challenger."));
        _agreement.Restore(state.Agreement);
        Drift?.Restore(state.Drift);
        Classifiers.Restore(
            state, classifier ?? ClassifierTraining.None, classifierChallenger ?? ClassifierTraining.None);
        Anomalies.Restore(state.Anomalies, anomalies, state.AnomalyChallenger, anomalyChallenger);
        Sequence = state.Sequence;
        ChampionReport = ReportOn(Champion);
        ChampionHealth = HealthOf(state);
    }

    private MonitorAlert? JudgeChampion(RegimeTrack champion)
    {
        ModelHealth before = ChampionHealth;
        ChampionReport = ReportOn(champion);
        ChampionHealth = ChampionReport.Health;
        return MonitorAlert.When(champion.Model.Version, Sequence, before, ChampionReport);
    }

    private HealthReport ReportOn(RegimeTrack champion) => HealthRule.JudgeRegimes(
        _options, Drift, champion.Likelihood, champion.TrainingLogLikelihoodPerBar);

    /// <summary>The one health of a state without versions of forecasts may have been theirs: an alert that the champion's own
    /// figures do not bear out is not the champion's.</summary>
    private ModelHealth HealthOf(RegimeMonitorState state) =>
        state.Calibration is not null && ChampionReport.Health < state.Health ? ChampionReport.Health : state.Health;

    private static IEnumerable<MonitorAlert> Alerts(params MonitorAlert?[] alerts) => alerts.OfType<MonitorAlert>();

    private void AddDrift(in ClosedBar bar)
    {
        if (bar.Sequence % _options.DriftStride == 0)
            Drift?.Add(bar.Features);
    }

    private RegimeTrack TrackOf(RegimeModel model) => new(_key, model, _detector, _options);

    private DriftWindow? WindowOf(TrainingReference reference) =>
        reference.Features.IsEmpty ? null : new DriftWindow(reference.Features, _options.DriftRows);
}
