using Aetherion.Domain.Features;
using Aetherion.Lab.Training;
using Aetherion.Model;

namespace Aetherion.Lab.Models;

/// <summary>
/// The closed bars of one timeframe that a source gives, with what an anomaly detector looks at and no more, so that years of
/// minutes fit into memory.
/// </summary>
internal sealed class AnomalyBars
{
    /// <summary>The most bars that are kept: four years of minutes.</summary>
    public const int CountMax = 2_200_000;

    private static readonly Feature[] Kept =
        [Feature.LogReturn, Feature.NormalizedRange, Feature.RelativeVolume, Feature.RollingVolatility];

    private readonly List<(DateTime Open, DateTime Close)> _times = [];
    private readonly List<double> _values = [];

    private AnomalyBars()
    {
    }

    public int Count => _times.Count;

    /// <summary>Reads a source through the same pipeline as live data.</summary>
    /// <exception cref="ArgumentException">The source has longer bars, or too many.</exception>
    public static async Task<AnomalyBars> ReadAsync(
        Instrument instrument,
        Timeframe timeframe,
        IAsyncEnumerable<Candle> source,
        StageProgress progress,
        CancellationToken cancellationToken)
    {
        var bars = new AnomalyBars();
        var pipeline = new SymbolPipeline(instrument);
        var done = 0L;
        await foreach (var candle in source.WithCancellation(cancellationToken))
        {
            if (candle.Timeframe > timeframe)
                throw new ArgumentException(
                    $"Bars of {candle.Timeframe} give no bars of {timeframe}; give bars of {timeframe} or shorter.");
            pipeline.AddBar(candle);
            bars.Take(pipeline, timeframe);
            progress.Report(++done);
        }
        return bars;
    }

    public DateTime OpenTimeOf(int bar) => _times[bar].Open;

    public DateTime CloseTimeOf(int bar) => _times[bar].Close;

    /// <summary>What the detector looks at.</summary>
    public FeatureVector FeaturesOf(int bar)
    {
        var features = default(FeatureVector);
        for (var column = 0; column < Kept.Length; column++)
        {
            var value = _values[bar * Kept.Length + column];
            if (!double.IsNaN(value))
                features[Kept[column]] = value;
        }
        return features;
    }

    private void Take(SymbolPipeline pipeline, Timeframe timeframe)
    {
        foreach (ref readonly var bar in pipeline.Closed)
        {
            if (bar.Candle.Timeframe == timeframe)
                Add(bar);
        }
        pipeline.ClearClosed();
    }

    private void Add(in ClosedBar bar)
    {
        if (Count == CountMax)
            throw new ArgumentException($"More than {CountMax:#,0} bars; train on a later part of them.");
        _times.Add((bar.Candle.OpenTime, bar.Candle.CloseTime));
        foreach (var feature in Kept)
            _values.Add(bar.Features[feature] ?? double.NaN);
    }
}
