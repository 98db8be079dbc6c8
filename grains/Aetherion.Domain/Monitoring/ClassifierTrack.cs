namespace Aetherion.Domain.Monitoring;

/// <summary>
/// A classifier of the outlook, in charge or beside the one that is: how well its own last forecasts came true. Each of them
/// counts once, those of other versions do not.
/// </summary>
public sealed class ClassifierTrack
{
    private readonly MonitorOptions _options;

    /// <param name="version">The classifier.</param>
    /// <param name="training">What it is compared with.</param>
    /// <param name="options">How many forecasts are kept, and when they are an alert.</param>
    public ClassifierTrack(string version, ClassifierTraining training, MonitorOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(version);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(options);
        Version = version;
        Training = training;
        _options = options;
    }

    /// <summary>The classifier.</summary>
    public string Version { get; }

    /// <summary>What it is compared with.</summary>
    public ClassifierTraining Training { get; }

    /// <summary>The bar up to whose forecasts all are taken that ever will be; null before <see cref="Begin"/>.</summary>
    public long? LastForecast { get; private set; }

    /// <summary>Its last forecasts whose outcome is known; null before the first.</summary>
    public CalibrationWindow? Calibration { get; private set; }

    /// <summary>When it was last judged.</summary>
    public ModelHealth Health { get; private set; }

    /// <summary>What the health rests on.</summary>
    public HealthReport Report { get; private set; } = new([]);

    /// <summary>Leaves forecasts up to that bar out, unless it has begun before.</summary>
    public void Begin(long sequence) => LastForecast ??= sequence;

    /// <summary>Takes one of its forecasts in whose outcome is known by now; those come in the order of their bars, and one
    /// that is not later than the last changes nothing.</summary>
    /// <param name="sequence">The bar at whose close it was made.</param>
    /// <param name="probabilities">Of each class.</param>
    /// <param name="outcome">The class that came.</param>
    /// <exception cref="ArgumentException">It is no distribution; nothing has changed.</exception>
    public void Add(long sequence, ReadOnlySpan<double> probabilities, int outcome)
    {
        if (sequence <= LastForecast)
            return;
        CalibrationWindow window = Calibration ?? new CalibrationWindow(probabilities.Length, _options.ForecastRows);
        window.Add(probabilities, outcome);
        Calibration = window;
        LastForecast = sequence;
    }

    /// <summary>Judges the forecasts and inputs so far.</summary>
    /// <param name="sequence">The bar at whose close it is done.</param>
    /// <param name="drift">Of its inputs; null where its training rows were not kept.</param>
    /// <returns>An alert when the health has become one.</returns>
    public MonitorAlert? Judge(long sequence, InputDriftWindow? drift)
    {
        ModelHealth before = Health;
        Report = HealthRule.JudgeClassifier(_options, Calibration, drift);
        Health = Report.Health;
        return MonitorAlert.When(Version, sequence, before, Report);
    }

    /// <summary>What it knows.</summary>
    public ClassifierTrackState Save() => new(Version, Calibration?.Save(), Health, LastForecast);

    /// <summary>Goes on from what was saved for the same classifier.</summary>
    /// <param name="state">What was saved.</param>
    /// <param name="drift">Of its inputs, restored.</param>
    /// <exception cref="InvalidDataException">It is of another classifier, or damaged.</exception>
    public void Restore(ClassifierTrackState state, InputDriftWindow? drift)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Version != Version)
            throw new InvalidDataException($"The forecasts are of {state.Version}, not of {Version}.");
        Calibration = state.Calibration is { Labels.Length: > 0 } saved ? WindowOf(saved) : null;
        Health = state.Health;
        LastForecast = state.LastForecast;
        Report = HealthRule.JudgeClassifier(_options, Calibration, drift);
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
