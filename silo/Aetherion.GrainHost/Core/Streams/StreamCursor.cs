using Orleans.Runtime;

namespace Aetherion.GrainHost.Core.Streams;

/// <summary>How far one subscription has got in its stream. Guarded by the stream's lock.</summary>
internal sealed class StreamCursor(Guid subscriptionId, GrainId? consumer, IStreamSink? clientSink)
{
    public Guid SubscriptionId { get; } = subscriptionId;

    /// <summary>The consuming grain; null for an observer outside grains.</summary>
    public GrainId? Consumer { get; } = consumer;

    /// <summary>The observer outside grains.</summary>
    public IStreamSink? ClientSink { get; set; } = clientSink;

    /// <summary>The index of the next entry to deliver.</summary>
    public long Position { get; set; }

    public bool IsPumping { get; set; }

    public bool IsRemoved { get; set; }

    /// <summary>What the consumer is told before the next entry.</summary>
    public Exception? Report { get; set; }

    /// <summary>Counts rewinds, so that a delivery under way does not undo one.</summary>
    public int Rewinds { get; set; }
}
