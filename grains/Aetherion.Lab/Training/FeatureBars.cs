using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Aetherion.Domain.Features;
using Aetherion.Domain.Learning;
using Aetherion.Model;

namespace Aetherion.Lab.Training;

/// <summary>
/// The features of the closed bars of one timeframe that a source gives. Only the features in question are kept, so
/// that
/// years of minutes fit into memory.
/// </summary>
internal sealed class FeatureBars(IReadOnlyList<Feature> features)
{
    /// <summary>The most numbers that are made room for at once.</summary>
    private const int RoomMax = 32_000_000;

    /// <summary>Kept behind the model's own features: the crisis gate looks at the forecast, and what is no state of its own at the direction.</summary>
    private static readonly Feature[] LabelFeatures =
        [Feature.ForecastVolatility, Feature.ForecastScore, Feature.SignedEfficiency];

    private readonly Feature[] _kept = [.. features.Union(LabelFeatures)];
    private readonly List<double> _values = [];
    private readonly List<double> _closes = [];
    private readonly List<DateTime> _closeTimes = [];
    private DateTime _from;

    /// <summary>How many bars the source gave.</summary>
    public int SourceCount { get; private set; }

    /// <summary>Closed bars of the timeframe.</summary>
    public int Count => _closes.Count;

    /// <summary>Closing prices in ticks, one for each bar.</summary>
    public IReadOnlyList<double> Closes => _closes;

    /// <summary>When each bar closed, UTC.</summary>
    public IReadOnlyList<DateTime> CloseTimes => _closeTimes;

    /// <summary>Reads a source through the same pipeline as live data.</summary>
    public static async Task<FeatureBars> ReadAsync(
        TrainingRequest request, StageProgress progress, CancellationToken cancellationToken)
    {
        FeatureBars result = new(request.Features);
        SymbolPipeline pipeline = new(request.Instrument);
        await foreach (Candle candle in request.Bars.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (candle.Timeframe > request.Timeframe)
            {
                throw new ArgumentException(
                    $"Bars of {candle.Timeframe} give no bars of {request.Timeframe}; give bars of " +
                    $"{request.Timeframe} or shorter.");
            }

            if (result.SourceCount == 0 && candle.Timeframe == request.Timeframe)
                result.MakeRoom(request.BarCount ?? 0);
            pipeline.AddBar(candle);
            result.Take(pipeline, request.Timeframe);
            progress.Report(++result.SourceCount);
        }

        return result;
    }

    /// <summary>The rows of the bars that have all features, with the first and last of those bars.</summary>
    public (ObservationMatrix Rows, DateTime From, DateTime To) ToRows()
    {
        int last = Count - 1;
        while (last >= 0 && !IsKnown(Row(last)))
            last--;
        return (RowsOf(0, Count), _from, last < 0 ? default : _closeTimes[last]);
    }

    /// <summary>The rows of those bars from one up to another that have all features.</summary>
    public ObservationMatrix RowsOf(int start, int end)
    {
        double[] values = new double[CountRows(start, end) * features.Count];
        for (int bar = start, row = 0; bar < end; bar++)
        {
            if (IsKnown(Row(bar)))
                Row(bar)[..features.Count].CopyTo(values.AsSpan(row++ * features.Count));
        }

        return new ObservationMatrix(values, features.Count);
    }

    /// <summary>How many of those bars have all features.</summary>
    public int CountRows(int start, int end)
    {
        int known = 0;
        for (int bar = start; bar < end; bar++)
            known += IsKnown(Row(bar)) ? 1 : 0;
        return known;
    }

    /// <summary>The features of a bar; none when it lacks one.</summary>
    public FeatureVector this[int bar]
    {
        get
        {
            FeatureVector vector = default;
            ReadOnlySpan<double> row = Row(bar);
            for (int column = 0; IsKnown(row) && column < row.Length; column++)
            {
                vector[_kept[column]] = double.IsNaN(row[column]) ? null : row[column];
            }

            return vector;
        }
    }

    /// <summary>SHA-256 of the rows' numbers, little-endian, as lower-case hexadecimal digits.</summary>
    public static string HashOf(ObservationMatrix rows) =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(rows.Values)));

    /// <summary>Growing step by step would leave several times as much behind.</summary>
    private void MakeRoom(long barCount)
    {
        int count = (int)Math.Min(barCount, RoomMax / _kept.Length);
        _values.EnsureCapacity(count * _kept.Length);
        _closes.EnsureCapacity(count);
        _closeTimes.EnsureCapacity(count);
    }

    private static bool IsKnown(ReadOnlySpan<double> row) => !double.IsNaN(row[0]);

    private ReadOnlySpan<double> Row(int bar) =>
        CollectionsMarshal.AsSpan(_values).Slice(bar * _kept.Length, _kept.Length);

    private void Take(SymbolPipeline pipeline, Timeframe timeframe)
    {
        foreach (ref readonly ClosedBar bar in pipeline.Closed)
        {
            if (bar.Candle.Timeframe == timeframe)
                Add(bar);
        }

        pipeline.ClearClosed();
    }

    /// <summary>A bar that lacks a feature is kept as a row of NaN.</summary>
    private void Add(in ClosedBar bar)
    {
        bool isComplete = true;
        foreach (Feature feature in features)
        {
            isComplete &= bar.Features.IsKnown(feature);
        }

        foreach (Feature feature in _kept)
        {
            _values.Add(isComplete ? bar.Features[feature] ?? double.NaN : double.NaN);
        }

        _closes.Add(bar.Candle.Close.Ticks);
        _closeTimes.Add(bar.Candle.CloseTime);
        if (isComplete && _from == default)
            _from = bar.Candle.OpenTime;
    }
}
