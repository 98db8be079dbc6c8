namespace Aetherion.Domain.Monitoring;

/// <summary>
/// The classifier in charge of the outlook: how well its own last forecasts came true. Those of the versions before it do
/// not count.
/// </summary>
public sealed class ClassifierTrack
{
    private readonly MonitorOptions _options;

    /// <param name="version">The classifier.</param>
    /// <param name="options">How many forecasts are kept, and when they are an alert.</param>
    public ClassifierTrack(string version, MonitorOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(version);
        ArgumentNullException.ThrowIfNull(options);
        Version = version;
        _options = options;
    }

    /// <summary>The classifier.</summary>
    public string Version { get; }

    /// <summary>Its last forecasts whose outcome is known; null before the first.</summary>
    public CalibrationWindow? Calibration { get; private set; }

    /// <summary>When it was last judged.</summary>
    public ModelHealth Health { get; private set; }

    /// <summary>What the health rests on.</summary>
    public HealthReport Report { get; private set; } = new([]);

    /// <summary>Takes one of its forecasts in whose outcome is known by now.</summary>
    /// <exception cref="ArgumentException">It is no distribution; nothing has changed.</exception>
    public void Add(ReadOnlySpan<double> probabilities, int outcome)
    {
        CalibrationWindow window = Calibration ?? new CalibrationWindow(probabilities.Length, _options.ForecastRows);
        window.Add(probabilities, outcome);
        Calibration = window;
    }

    /// <summary>Judges the forecasts so far.</summary>
    /// <param name="sequence">The bar at whose close it is done.</param>
    /// <returns>An alert when the health has become one.</returns>
    public MonitorAlert? Judge(long sequence)
    {
        ModelHealth before = Health;
        Report = HealthRule.JudgeClassifier(_options, Calibration);
        Health = Report.Health;
        return Health == ModelHealth.Alert && before != ModelHealth.Alert
            ? new MonitorAlert(Version, sequence, Report.AlertText)
            : null;
    }

    /// <summary>What it knows.</summary>
    public ClassifierTrackState Save() => new(Version, Calibration?.Save(), Health);

    /// <summary>Goes on from what was saved for the same classifier.</summary>
    /// <exception cref="InvalidDataException">It is of another classifier, or damaged.</exception>
    public void Restore(ClassifierTrackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Version != Version)
            throw new InvalidDataException($"The forecasts are of {state.Version}, not of {Version}.");
        Calibration = state.Calibration is { Labels.Length: > 0 } saved ? WindowOf(saved) : null;
        Health = state.Health;
        Report = HealthRule.JudgeClassifier(_options, Calibration);
    }

    private CalibrationWindow WindowOf(CalibrationState saved)
    {
        try
        {
            CalibrationWindow window = new(saved.Probabilities.Length / saved.Labels.Length, _options.ForecastRows);
            window.Restore(saved);
            return window;
        }
        catch (ArgumentException exception)
        {
            throw new InvalidDataException($"The forecasts of {Version} are damaged: {exception.Message}", exception);
        }
    }
}
