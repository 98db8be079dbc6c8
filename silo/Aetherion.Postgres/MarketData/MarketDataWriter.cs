using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>Stores market data by binary COPY, with a bounded queue and a loop for each table.</summary>
public sealed class MarketDataWriter : IMarketDataWriter, IAsyncDisposable
{
    private readonly TableWriter _ticks;
    private readonly TableWriter _candles;
    private readonly TableWriter _features;

    public MarketDataWriter(
        NpgsqlDataSource dataSource,
        MarketDataWriterOptions options,
        StorageHealth health,
        TimeProvider timeProvider,
        ILogger<MarketDataWriter> logger)
    {
        var series = new SeriesRegistry();
        _ticks = Writer("ticks", DataSet.Ticks, TickRows.Copy, before: null);
        _features = Writer("features", DataSet.Features, FeatureRows.Copy, before: _ticks);
        // Whoever finds a bar finds what was made of it: closed bars are kept by their readers as they were found.
        _candles = Writer("candles", DataSet.Candles, CandleRows.Copy, before: _features);

        TableWriter Writer(string name, DataSet dataSet, string copy, TableWriter? before) => new(
            name,
            new TableTransaction(dataSet, copy, dataSource, series, timeProvider),
            before,
            options,
            health,
            timeProvider,
            logger);
    }

    public ValueTask WriteTicksAsync(MarketEventBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return _ticks.EnqueueAsync(new TickRows(batch), cancellationToken);
    }

    public async ValueTask WriteBarsAsync(ClosedBarBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        await _features.EnqueueAsync(new FeatureRows(batch), cancellationToken);
        await _candles.EnqueueAsync(new CandleRows(batch), cancellationToken);
    }

    public Task FlushAsync(CancellationToken cancellationToken) => Task.WhenAll(
        _ticks.FlushAsync(cancellationToken),
        _candles.FlushAsync(cancellationToken),
        _features.FlushAsync(cancellationToken));

    /// <summary>Writes what is queued, or gives up after the time allowed and logs how much was not stored.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ticks.DisposeAsync();
        await _features.DisposeAsync();
        await _candles.DisposeAsync();
    }
}
