using Orleans.Runtime;

namespace Orleans.Streams.Core;

/// <summary>Makes the typed handle of a subscription.</summary>
public interface IStreamSubscriptionHandleFactory
{
    /// <summary>The stream.</summary>
    StreamId StreamId { get; }

    /// <summary>The name of the stream's provider.</summary>
    string ProviderName { get; }

    /// <summary>The handle, for items of a type.</summary>
    StreamSubscriptionHandle<T> Create<T>();
}
