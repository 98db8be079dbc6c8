using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>A stream, whatever flows through it.</summary>
public interface IAsyncStream
{
    /// <summary>Whether a subscription may start in the past.</summary>
    bool IsRewindable { get; }

    /// <summary>The name of the provider.</summary>
    string ProviderName { get; }

    /// <summary>The identity within the provider.</summary>
    StreamId StreamId { get; }
}
