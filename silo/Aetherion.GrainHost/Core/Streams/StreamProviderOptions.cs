namespace Aetherion.GrainHost.Core.Streams;

/// <summary>The bounds of a stream provider.</summary>
public sealed class StreamProviderOptions
{
    /// <summary>How many items one delivery carries at most.</summary>
    public int MaxBatchSize { get; set; } = 100;

    /// <summary>Cursor streams: how many items a stream keeps for consumers that lag.</summary>
    public int CacheSize { get; set; } = 10_000;

    /// <summary>Back-pressured streams: how many items may wait in a stream whose producers do not await.</summary>
    public int MaxPendingItems { get; set; } = 100_000;

    /// <summary>
    /// How often a delivery is tried before its consumer is told of the failure and the item skipped.
    /// </summary>
    public int MaxDeliveryAttempts { get; set; } = 3;

    /// <summary>How long after a failed delivery the next one is tried.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>After this time without an item a stream and its cache are forgotten; subscriptions are not.</summary>
    public TimeSpan IdleAge { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How many explicit subscriptions a stream may have.</summary>
    public int MaxSubscriptionsPerStream { get; set; } = 1_000;
}
