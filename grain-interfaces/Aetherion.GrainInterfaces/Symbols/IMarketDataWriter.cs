using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>
/// Stores ticks, candles and features. Queues are bounded: a full one makes the caller wait, nothing is dropped. Rows
/// whose sequence is stored already are left out, so that writing again after a failure stores nothing twice.
/// </summary>
public interface IMarketDataWriter
{
    /// <summary>Queues ticks; completes when there is room for them.</summary>
    ValueTask WriteTicksAsync(MarketEventBatch batch, CancellationToken cancellationToken);

    /// <summary>Queues bars with their features; completes when there is room for them.</summary>
    ValueTask WriteBarsAsync(ClosedBarBatch batch, CancellationToken cancellationToken);

    /// <summary>Completes when everything queued before is committed.</summary>
    Task FlushAsync(CancellationToken cancellationToken);
}
