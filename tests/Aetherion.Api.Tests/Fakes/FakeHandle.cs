using Orleans.Runtime;
using Orleans.Streams;

namespace Aetherion.Api.Tests.Fakes;

internal sealed class FakeHandle<T>(FakeStream<T> stream, IAsyncBatchObserver<T> observer) : StreamSubscriptionHandle<T>
{
    public override StreamId StreamId => stream.StreamId;

    public override string ProviderName => stream.ProviderName;

    public override Guid HandleId { get; } = Guid.NewGuid();

    public override Task UnsubscribeAsync()
    {
        stream.Remove(observer);
        return Task.CompletedTask;
    }

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(
        IAsyncObserver<T> observer, StreamSequenceToken? token = null) => throw new NotSupportedException();

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(
        IAsyncBatchObserver<T> observer, StreamSequenceToken? token = null) => throw new NotSupportedException();

    public override bool Equals(StreamSubscriptionHandle<T>? other) => ReferenceEquals(this, other);
}
