using Orleans;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Aetherion.Benchmarks.Core;

/// <summary>Takes what the benchmark's stream brings, batch by batch.</summary>
[ImplicitStreamSubscription("bench")]
internal sealed class BenchSubscriberGrain :
    Grain, IBenchSubscriberGrain, IStreamSubscriptionObserver, IAsyncBatchObserver<BenchMessage>
{
    private long _count;

    public Task<long> Count() => Task.FromResult(_count);

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        await handleFactory.Create<BenchMessage>().ResumeAsync(this);

    public Task OnNextAsync(IList<SequentialItem<BenchMessage>> items)
    {
        _count += items.Count;
        return Task.CompletedTask;
    }
}
