using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Aetherion.Domain.Features;
using Aetherion.Domain.Learning;
using Aetherion.Model;

namespace Aetherion.Lab.Training;

/// <summary>The closed bars of one timeframe that a source gives, with their features.</summary>
internal sealed class FeatureBars
{
    private readonly List<ClosedBar> _bars = [];

    /// <summary>The bars, oldest first.</summary>
    public IReadOnlyList<ClosedBar> Bars => _bars;

    /// <summary>How many bars the source gave.</summary>
    public int SourceCount { get; private set; }

    /// <summary>Reads a source through the same pipeline as live data.</summary>
    public static async Task<FeatureBars> ReadAsync(
        TrainingRequest request, StageProgress progress, CancellationToken cancellationToken)
    {
        FeatureBars result = new();
        SymbolPipeline pipeline = new(request.Instrument);
        await foreach (Candle candle in request.Bars.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (candle.Timeframe > request.Timeframe)
            {
                throw new ArgumentException(
                    $"Bars of {candle.Timeframe} give no bars of {request.Timeframe}; give bars of {request.Timeframe} " +
                    "or shorter.");
            }

            pipeline.AddBar(candle);
            result.Take(pipeline, request.Timeframe);
            progress.Report(++result.SourceCount);
        }

        return result;
    }

    /// <summary>The rows of the bars that have all features, with the first and last of those bars.</summary>
    public (ObservationMatrix Rows, DateTime From, DateTime To) ToRows(IReadOnlyList<Feature> features)
    {
        List<double> values = new(_bars.Count * features.Count);
        DateTime from = default;
        DateTime to = default;
        foreach (ClosedBar bar in _bars)
        {
            if (!features.All(bar.Features.IsKnown))
                continue;
            values.AddRange(features.Select(feature => bar.Features[feature]!.Value));
            from = from == default ? bar.Candle.OpenTime : from;
            to = bar.Candle.CloseTime;
        }

        return (new ObservationMatrix([.. values], features.Count), from, to);
    }

    /// <summary>SHA-256 of the rows' numbers, little-endian, as lower-case hexadecimal digits.</summary>
    public static string HashOf(ObservationMatrix rows) =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(rows.Values)));

    private void Take(SymbolPipeline pipeline, Timeframe timeframe)
    {
        foreach (ref readonly ClosedBar bar in pipeline.Closed)
        {
            if (bar.Candle.Timeframe == timeframe)
                _bars.Add(bar);
        }

        pipeline.ClearClosed();
    }
}
