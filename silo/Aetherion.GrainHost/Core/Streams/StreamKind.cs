namespace Aetherion.GrainHost.Core.Streams;

/// <summary>How producers and consumers of a stream are coupled.</summary>
public enum StreamKind
{
    /// <summary>
    /// A producer's call completes when every subscriber has processed the items; nothing is dropped.
    /// </summary>
    BackPressured,

    /// <summary>
    /// Producers never wait. Each consumer has its own cursor into a bounded cache; one that falls off it is told so
    /// and goes on from the oldest cached item.
    /// </summary>
    Cursor,
}
