using Orleans.Runtime;
using Orleans.Streams;

namespace Aetherion.GrainHost.Core.Streams;

/// <summary>One stream as producers and consumers see it.</summary>
internal sealed class LocalStream<T>(LocalStreamProvider provider, StreamId streamId) : IAsyncStream<T>
{
    private StreamAgent? _agent;

    public bool IsRewindable => provider.IsRewindable;

    public string ProviderName => provider.Name;

    public StreamId StreamId => streamId;

    public Task OnNextAsync(T item, StreamSequenceToken? token = null) =>
        Append(
            (Item: provider.Runtime.Copier.Copy(item, isImmutable: false), Token: token),
            static (log, next) => log.Append(
                new StreamEntry(next.Item, log.NextToken(next.Token), StreamEntryKind.Item)));

    public Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var copier = provider.Runtime.Copier;
        var items = batch.Select(item => copier.Copy(item, isImmutable: false)).ToArray();
        return items.Length == 0 ? Task.CompletedTask : Append((items, token), AppendAll);
    }

    public Task OnCompletedAsync() =>
        Append(0, static (log, _) => log.Append(new StreamEntry(null, log.NextToken(null), StreamEntryKind.Completed)));

    public Task OnErrorAsync(Exception ex) =>
        Append(
            ex, static (log, error) => log.Append(new StreamEntry(error, log.NextToken(null), StreamEntryKind.Error)));

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer) =>
        SubscribeAsync(observer, token: null);

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(
        IAsyncObserver<T> observer, StreamSequenceToken? token, string? filterData = null)
    {
        ArgumentNullException.ThrowIfNull(observer);
        return filterData is null
            ? SubscribeAsync(new ItemSink<T>(observer, provider.Runtime.Copier), token)
            : throw new NotSupportedException("The streams of this host have no filters; filterData must be null.");
    }

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncBatchObserver<T> observer) =>
        SubscribeAsync(observer, token: null);

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncBatchObserver<T> observer, StreamSequenceToken? token)
    {
        ArgumentNullException.ThrowIfNull(observer);
        return SubscribeAsync(new BatchSink<T>(observer, provider.Runtime.Copier), token);
    }

    public async Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles()
    {
        if (TaskScheduler.Current is not Activation activation)
        {
            var own = provider.FindAgent(streamId)?.ClientSubscriptions() ?? [];
            return [.. own.Select(id => HandleOf(id, consumer: null))];
        }

        var handles = new List<StreamSubscriptionHandle<T>>();
        if (provider.ImplicitSubscriptionOf(streamId, activation.GrainId) is { } implicitId)
            handles.Add(HandleOf(implicitId, activation.GrainId));
        if (provider.HasExplicitSubscriptions)
        {
            var all = await provider.Rendezvous(streamId).GetSubscriptions();
            handles.AddRange(all.Where(item => item.Consumer == activation.GrainId)
                .Select(item => HandleOf(item.SubscriptionId, item.Consumer)));
        }

        return handles;
    }

    public bool Equals(IAsyncStream<T>? other) =>
        other is not null && other.ProviderName == ProviderName && other.StreamId == StreamId;

    public override bool Equals(object? obj) => Equals(obj as IAsyncStream<T>);

    public override int GetHashCode() => HashCode.Combine(ProviderName, StreamId);

    public int CompareTo(IAsyncStream<T>? other) =>
        other is null ? 1
        : string.CompareOrdinal(ProviderName, other.ProviderName) is var byName and not 0 ? byName
        : StreamId.CompareTo(other.StreamId);

    public override string ToString() => $"{ProviderName}/{StreamId}";

    private async Task<StreamSubscriptionHandle<T>> SubscribeAsync(IStreamSink sink, StreamSequenceToken? token)
    {
        if (TaskScheduler.Current is not Activation activation)
            return await HandleOf(Guid.NewGuid(), consumer: null).AttachAsync(sink, token);
        if (provider.ImplicitSubscriptionOf(streamId, activation.GrainId) is { } implicitId)
            return await HandleOf(implicitId, activation.GrainId).AttachAsync(sink, token);

        var subscription = new StreamSubscription(Guid.NewGuid(), activation.GrainId);
        await provider.Rendezvous(streamId).Subscribe(subscription, provider.Options.MaxSubscriptionsPerStream);
        return await HandleOf(subscription.SubscriptionId, activation.GrainId).AttachAsync(sink, token);
    }

    private LocalSubscriptionHandle<T> HandleOf(Guid subscriptionId, GrainId? consumer) =>
        new(provider, streamId, subscriptionId, consumer);

    private static void AppendAll(StreamLog log, (T[] Items, StreamSequenceToken? Token) batch)
    {
        var token = log.NextToken(batch.Token);
        for (var index = 0; index < batch.Items.Length; index++)
        {
            var place = index == 0 ? token : token.CreateSequenceTokenForEvent(token.EventIndex + index);
            log.Append(new StreamEntry(batch.Items[index], place, StreamEntryKind.Item));
        }
    }

    private Task Append<TItems>(TItems items, Action<StreamLog, TItems> append)
    {
        while (true)
        {
            _agent ??= provider.AgentOf(streamId);
            if (_agent.TryAppend(items, append) is { } task)
                return task;
            provider.Drop(_agent);
            _agent = null;
        }
    }
}
