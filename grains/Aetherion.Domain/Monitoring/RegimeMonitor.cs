using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Domain.Monitoring;

/// <summary>
/// Watches the regime models of a symbol and timeframe bar by bar: the champion's drift, likelihood and calibration, and a
/// challenger beside it. Sees the past only; the same bars give the same alerts, also when it was saved and restored.
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
        Report = new HealthReport([]);
    }

    /// <summary>The last bar seen; 0 before the first.</summary>
    public long Sequence { get; private set; }

    /// <summary>The model in charge; null before the first.</summary>
    public RegimeTrack? Champion { get; private set; }

    /// <summary>The one beside it; null for none.</summary>
    public RegimeTrack? Challenger { get; private set; }

    /// <summary>The champion's features against training; null where training left nothing to compare with.</summary>
    public DriftWindow? Drift { get; private set; }

    /// <summary>The champion's forecasts; null before the first.</summary>
    public CalibrationWindow? Calibration { get; private set; }

    /// <summary>Share of the last bars on which both gave the same label; null without a challenger.</summary>
    public double? LabelAgreement => Challenger is null ? null : _agreement.Value;

    /// <summary>When it was last judged.</summary>
    public ModelHealth Health { get; private set; }

    /// <summary>What the health rests on.</summary>
    public HealthReport Report { get; private set; }

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
        Calibration = null;
        Health = ModelHealth.Unknown;
        Report = new HealthReport([]);
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

    /// <summary>Shows a new challenger bars of the past, oldest first.</summary>
    public void WarmChallenger(ReadOnlySpan<ClosedBar> bars)
    {
        foreach (ref readonly ClosedBar bar in bars)
        {
            Challenger?.Update(bar);
        }
    }

    /// <summary>Takes the next bar; one that was seen changes nothing.</summary>
    /// <returns>An alert when the health has become one at this bar.</returns>
    public MonitorAlert? Update(in ClosedBar bar)
    {
        if (bar.Sequence <= Sequence || Champion is null)
            return null;
        Sequence = bar.Sequence;
        Champion.Update(bar);
        AddDrift(bar);
        if (Challenger is not null)
        {
            Challenger.Update(bar);
            _agreement.Add(Challenger.Label == Champion.Label ? 1 : 0);
        }

        return Sequence % _options.JudgeBars == 0 ? Judge(Champion) : null;
    }

    /// <summary>Takes a forecast of the champion in whose outcome is known by now.</summary>
    /// <exception cref="ArgumentException">It is no distribution; nothing has changed.</exception>
    public void AddForecast(ReadOnlySpan<double> probabilities, int outcome)
    {
        CalibrationWindow window = Calibration ?? new CalibrationWindow(probabilities.Length, _options.ForecastRows);
        window.Add(probabilities, outcome);
        Calibration = window;
    }

    /// <summary>What it knows.</summary>
    public RegimeMonitorState Save() => new()
    {
        Sequence = Sequence,
        Champion = Champion?.Save(),
        Challenger = Challenger?.Save(),
        Agreement = _agreement.Save(),
        Drift = Drift?.Save() ?? [],
        Calibration = Calibration?.Save(),
        Health = Health,
    };

    /// <summary>Goes on from what was saved.</summary>
    /// <param name="champion">The model of the saved champion.</param>
    /// <param name="reference">Its training window.</param>
    /// <param name="challenger">The model of the saved challenger; null to go on without one.</param>
    /// <exception cref="InvalidDataException">The state is of other models or options, or damaged.</exception>
    public void Restore(
        RegimeMonitorState state, RegimeModel champion, TrainingReference reference, RegimeModel? challenger)
    {
        ArgumentNullException.ThrowIfNull(state);
        SetChallenger(challenger);
        SetChampion(champion, reference);
        Champion!.Restore(state.Champion ?? throw new InvalidDataException("The saved monitor has no champion."));
        if (Challenger is not null)
            Challenger.Restore(state.Challenger ?? throw new InvalidDataException("The saved monitor has no challenger."));
        _agreement.Restore(state.Agreement);
        Drift?.Restore(state.Drift);
        RestoreCalibration(state.Calibration);
        Sequence = state.Sequence;
        Health = state.Health;
        Report = ReportOn(Champion);
    }

    private MonitorAlert? Judge(RegimeTrack champion)
    {
        ModelHealth before = Health;
        Report = ReportOn(champion);
        Health = Report.Health;
        return Health == ModelHealth.Alert && before != ModelHealth.Alert
            ? new MonitorAlert(champion.Model.Version, Sequence, Report.AlertText)
            : null;
    }

    private HealthReport ReportOn(RegimeTrack champion) => HealthRule.Judge(
        _options, Drift, champion.Likelihood, champion.TrainingLogLikelihoodPerBar, Calibration);

    private void RestoreCalibration(CalibrationState? saved)
    {
        if (saved is not { Labels.Length: > 0 })
            return;
        CalibrationWindow window = new(saved.Probabilities.Length / saved.Labels.Length, _options.ForecastRows);
        window.Restore(saved);
        Calibration = window;
    }

    private void AddDrift(in ClosedBar bar)
    {
        if (bar.Sequence % _options.DriftStride == 0)
            Drift?.Add(bar.Features);
    }

    private RegimeTrack TrackOf(RegimeModel model) => new(_key, model, _detector, _options);

    private DriftWindow? WindowOf(TrainingReference reference) =>
        reference.Features.IsEmpty ? null : new DriftWindow(reference.Features, _options.DriftRows);
}
