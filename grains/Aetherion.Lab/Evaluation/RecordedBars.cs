using System.Collections.Immutable;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>
/// The closed bars of one timeframe that the live pipeline makes of a series of bars, with the features that regimes
/// need, the outages, and what an anomaly detector says of each bar. Recorded once, so that any number of models
/// can label them; a model's filter then sees what it would have seen in the pipeline.
/// </summary>
public sealed class RecordedBars
{
    /// <summary>What the filters of all presets and the detector look at.</summary>
    private static readonly ImmutableArray<Feature> Kept =
    [
        .. RegimeFeatures.Default.Union(RegimeFeatures.Liquidity).Union([Feature.SignedEfficiency, Feature.ForecastVolatility]),
    ];

    private readonly List<DateTime> _closeTimes = [];
    private readonly List<Candle> _candles = [];
    private readonly List<double> _closes = [];
    private readonly List<AnomalyLevel?> _anomalies = [];
    private readonly List<double> _anomalyScores = [];
    private readonly List<double> _features = [];
    private readonly Dictionary<int, long> _missed = [];

    private RecordedBars(Instrument instrument, Timeframe timeframe, AnomalyModel? anomalies)
    {
        AnomalyModel shipped = ShippedAnomalyModel.Load();
        Instrument = instrument;
        Timeframe = timeframe;
        AnomalyModel = anomalies ?? shipped;
        IsAnomalyModelShipped = AnomalyModel.Version == shipped.Version;
    }

    /// <summary>Of the bars.</summary>
    public Instrument Instrument { get; }

    /// <summary>Of the bars.</summary>
    public Timeframe Timeframe { get; }

    /// <summary>The model that <see cref="Anomalies"/> are of.</summary>
    public AnomalyModel AnomalyModel { get; }

    /// <summary>Whether that is the one that ships with the product.</summary>
    public bool IsAnomalyModelShipped { get; }

    /// <summary>How many bars there are.</summary>
    public int Count => _closes.Count;

    /// <summary>When each bar closed, UTC.</summary>
    public IReadOnlyList<DateTime> CloseTimes => _closeTimes;

    /// <summary>The bars themselves, those included that the pipeline filled in.</summary>
    public IReadOnlyList<Candle> Candles => _candles;

    /// <summary>What the detector says of each bar; null while it does not know what is usual.</summary>
    public IReadOnlyList<AnomalyLevel?> Anomalies => _anomalies;

    /// <summary>Closing prices in ticks.</summary>
    public IReadOnlyList<double> Closes => _closes;

    /// <summary>Runs the pipeline over bars of the timeframe or a shorter one, oldest first.</summary>
    /// <param name="instrument">Of the bars.</param>
    /// <param name="timeframe">Of the bars that are recorded.</param>
    /// <param name="bars">Closed bars, oldest first.</param>
    /// <param name="anomalies">The model that scores them; null for the one that ships with the product.</param>
    public static RecordedBars Of(
        Instrument instrument, Timeframe timeframe, IEnumerable<Candle> bars, AnomalyModel? anomalies = null)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        ArgumentNullException.ThrowIfNull(bars);
        RecordedBars recorded = new(instrument, timeframe, anomalies);
        Recorder recorder = new(recorded);
        SymbolPipeline pipeline = new(
            instrument,
            t => t == timeframe ? recorder : null,
            scorerOf: t => t == timeframe ? new AnomalyDetector(recorded.AnomalyModel) : null);
        foreach (Candle candle in bars)
        {
            pipeline.AddBar(candle);
            foreach (ref readonly ClosedBar bar in pipeline.Closed)
            {
                if (bar.Candle.Timeframe == timeframe)
                    recorded.Add(bar);
            }

            pipeline.ClearClosed();
        }

        return recorded;
    }

    /// <summary>The features of a bar.</summary>
    public FeatureVector FeaturesOf(int bar)
    {
        FeatureVector vector = default;
        for (int column = 0; column < Kept.Length; column++)
        {
            double value = _features[(bar * Kept.Length) + column];
            if (!double.IsNaN(value))
                vector[Kept[column]] = value;
        }

        return vector;
    }

    /// <summary>The score behind what the detector says of a bar, in nats; null where it says nothing.</summary>
    public double? AnomalyScoreOf(int bar) => _anomalies[bar] is null ? null : _anomalyScores[bar];

    /// <summary>Whether bars were lost before this one, and how many fit in between.</summary>
    public bool FollowsOutage(int bar, out long missedBars) => _missed.TryGetValue(bar, out missedBars);

    /// <summary>The first bar that closes after a time; <see cref="Count"/> when none does.</summary>
    public int FirstAfter(DateTime time)
    {
        int index = _closeTimes.BinarySearch(time);
        return index < 0 ? ~index : index + 1;
    }

    /// <summary>Checks that bars alone have what a model looks at.</summary>
    /// <exception cref="ArgumentException">They lack a feature.</exception>
    public static void RequireFeaturesOf(RegimeModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Feature[] lacking = [.. model.Features.Except(Kept)];
        if (lacking.Length > 0)
            throw new ArgumentException(
                $"Model {model.Version} looks at {string.Join(", ", lacking)}, which is not taken from a file of bars; models that look at "
                + $"{string.Join(", ", Kept)} can be evaluated.",
                nameof(model));
    }

    /// <summary>The rows of a range that have all features of a model.</summary>
    public ObservationMatrix RowsOf(RegimeModel model, RowRange range)
    {
        ArgumentNullException.ThrowIfNull(model);
        List<double> values = new(range.Length * model.Features.Length);
        double[] row = new double[model.Features.Length];
        for (int bar = range.Start; bar < range.End; bar++)
        {
            if (model.TryReadRow(FeaturesOf(bar), row))
                values.AddRange(row);
        }

        return new ObservationMatrix([.. values], model.Features.Length);
    }

    private void Add(in ClosedBar bar)
    {
        _candles.Add(bar.Candle);
        _closeTimes.Add(bar.Candle.CloseTime);
        _closes.Add(bar.Candle.Close.Ticks);
        _anomalies.Add(bar.Anomaly.IsKnown ? bar.Anomaly.Level : null);
        _anomalyScores.Add(bar.Anomaly.Score);
    }

    /// <summary>Stands where a model's filter would and writes down what it is told.</summary>
    private sealed class Recorder(RecordedBars recorded) : IBarFilter
    {
        public StateProbabilities Update(in FeatureVector features, out RegimeProbabilities probabilities)
        {
            foreach (Feature feature in Kept)
            {
                recorded._features.Add(features[feature] ?? double.NaN);
            }

            probabilities = default;
            return default;
        }

        public void Interrupt(long missedBars) =>
            recorded._missed[recorded._features.Count / Kept.Length] = missedBars;

        public void Reset()
        {
        }

        public void Save(BinaryWriter writer)
        {
        }

        public void Restore(BinaryReader reader)
        {
        }
    }
}
