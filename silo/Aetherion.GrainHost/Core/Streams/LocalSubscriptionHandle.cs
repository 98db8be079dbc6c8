using Orleans.Runtime;
using Orleans.Streams;

namespace Aetherion.GrainHost.Core.Streams;

/// <summary>A subscription as its owner sees it.</summary>
internal sealed class LocalSubscriptionHandle<T>(
    LocalStreamProvider provider, StreamId streamId, Guid subscriptionId, GrainId? consumer)
    : StreamSubscriptionHandle<T>
{
    public override StreamId StreamId => streamId;

    public override string ProviderName => provider.Name;

    public override Guid HandleId => subscriptionId;

    public override async Task UnsubscribeAsync()
    {
        if (consumer is { } grain)
        {
            ActivationOf(grain).Sinks.Detach(subscriptionId);
            if (provider.HasExplicitSubscriptions && provider.ImplicitSubscriptionOf(streamId, grain) != subscriptionId)
                await provider.Rendezvous(streamId).Unsubscribe(subscriptionId);
        }

        if (consumer is null || provider.ImplicitSubscriptionOf(streamId, consumer.Value) != subscriptionId)
            provider.FindAgent(streamId)?.Remove(subscriptionId);
    }

    public override async Task<StreamSubscriptionHandle<T>> ResumeAsync(
        IAsyncObserver<T> observer, StreamSequenceToken? token = null) =>
        await AttachAsync(new ItemSink<T>(observer, provider.Runtime.Copier), token);

    public override async Task<StreamSubscriptionHandle<T>> ResumeAsync(
        IAsyncBatchObserver<T> observer, StreamSequenceToken? token = null) =>
        await AttachAsync(new BatchSink<T>(observer, provider.Runtime.Copier), token);

    public override bool Equals(StreamSubscriptionHandle<T>? other) =>
        other is not null && other.HandleId == subscriptionId && other.StreamId == streamId
        && other.ProviderName == provider.Name;

    /// <summary>Attaches an observer, from a place on if one is given.</summary>
    public Task<LocalSubscriptionHandle<T>> AttachAsync(IStreamSink sink, StreamSequenceToken? token)
    {
        if (token is not null && !provider.IsRewindable)
            throw new NotSupportedException(
                $"The streams of {provider.Name} are not rewindable: subscribe without a token.");
        if (consumer is { } grain)
            ActivationOf(grain).Sinks.Attach(subscriptionId, sink);
        var cursor = new StreamCursor(subscriptionId, consumer, consumer is null ? sink : null);
        while (provider.AgentOf(streamId) is var agent && !agent.TrySeek(cursor, token))
            provider.Drop(agent);
        return Task.FromResult(this);
    }

    private Activation ActivationOf(GrainId grain) =>
        TaskScheduler.Current is Activation activation && activation.GrainId == grain
            ? activation
            : throw new InvalidOperationException(
                $"The subscription {subscriptionId} belongs to {grain}; use its handle on the turns of that "
                + "grain only.");
}
