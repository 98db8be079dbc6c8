using Orleans.Runtime;
using Orleans.Streams;

namespace Aetherion.Grains.Tests.Bots;

/// <summary>A stream with a point before and after each publication.</summary>
internal sealed class KillableStream<T>(
    IAsyncStream<T> inner, KillSwitch killSwitch, Action<StreamId, object>? published = null) : IAsyncStream<T>
{
    public bool IsRewindable => inner.IsRewindable;

    public string ProviderName => inner.ProviderName;

    public StreamId StreamId => inner.StreamId;

    public Task OnNextAsync(T item, StreamSequenceToken? token = null) =>
        killSwitch.Around($"publication of {typeof(T).Name}", () =>
        {
            published?.Invoke(StreamId, item!);
            return inner.OnNextAsync(item, token);
        });

    public Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null) =>
        killSwitch.Around($"publication of {typeof(T).Name}", () => inner.OnNextBatchAsync(batch, token));

    public Task OnCompletedAsync() => inner.OnCompletedAsync();

    public Task OnErrorAsync(Exception ex) => inner.OnErrorAsync(ex);

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer) =>
        inner.SubscribeAsync(observer);

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(
        IAsyncObserver<T> observer, StreamSequenceToken? token, string? filterData = null) =>
        inner.SubscribeAsync(observer, token, filterData);

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncBatchObserver<T> observer) =>
        inner.SubscribeAsync(observer);

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(
        IAsyncBatchObserver<T> observer, StreamSequenceToken? token) =>
        inner.SubscribeAsync(observer, token);

    public Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles() => inner.GetAllSubscriptionHandles();

    public bool Equals(IAsyncStream<T>? other) => inner.Equals(other);

    public override bool Equals(object? obj) => Equals(obj as IAsyncStream<T>);

    public override int GetHashCode() => inner.GetHashCode();

    public int CompareTo(IAsyncStream<T>? other) => inner.CompareTo(other);
}
