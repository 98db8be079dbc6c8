using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;

namespace Aetherion.Api.Tests.Fakes;

internal sealed class FakeStream<T>(StreamId id) : IAsyncStream<T>
{
    private ImmutableArray<IAsyncBatchObserver<T>> _observers = [];
    private long _published;

    public TaskCompletionSource Subscribed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Abandoned { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsRewindable => false;

    public string ProviderName => StreamNames.BorderProvider;

    public StreamId StreamId => id;

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncBatchObserver<T> observer)
    {
        ImmutableInterlocked.Update(ref _observers, observers => observers.Add(observer));
        Subscribed.TrySetResult();
        return Task.FromResult<StreamSubscriptionHandle<T>>(new FakeHandle<T>(this, observer));
    }

    public async Task OnNextAsync(T item, StreamSequenceToken? token = null)
    {
        var place = new SequentialItem<T>(item, new EventSequenceTokenV2(Interlocked.Increment(ref _published)));
        foreach (var observer in _observers)
            await observer.OnNextAsync([place]);
    }

    public void Remove(IAsyncBatchObserver<T> observer)
    {
        ImmutableInterlocked.Update(ref _observers, observers => observers.Remove(observer));
        if (_observers.IsEmpty)
            Abandoned.TrySetResult();
    }

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncBatchObserver<T> observer, StreamSequenceToken? token) =>
        SubscribeAsync(observer);

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer) =>
        throw new NotSupportedException();

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(
        IAsyncObserver<T> observer, StreamSequenceToken? token, string? filterData = null) =>
        throw new NotSupportedException();

    public Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null) =>
        throw new NotSupportedException();

    public Task OnCompletedAsync() => throw new NotSupportedException();

    public Task OnErrorAsync(Exception ex) => throw new NotSupportedException();

    public Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles() => throw new NotSupportedException();

    public bool Equals(IAsyncStream<T>? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => StreamId.GetHashCode();

    public int CompareTo(IAsyncStream<T>? other) => other is null ? 1 : StreamId.CompareTo(other.StreamId);
}
