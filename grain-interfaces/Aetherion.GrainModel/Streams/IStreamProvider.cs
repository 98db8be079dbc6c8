using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>A named source of streams.</summary>
public interface IStreamProvider
{
    /// <summary>The name.</summary>
    string Name { get; }

    /// <summary>Whether a subscription may start in the past.</summary>
    bool IsRewindable { get; }

    /// <summary>The stream of an identity; it costs nothing and exists as soon as somebody names it.</summary>
    IAsyncStream<T> GetStream<T>(StreamId streamId);
}
