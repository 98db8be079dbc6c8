using Orleans;
using Orleans.Runtime;
using Orleans.Streams;

namespace Aetherion.GrainHost.Tests.Grains;

/// <summary>Writes numbers into the stream of its own key.</summary>
public sealed class SpeakerGrain(Probe probe) : Grain, ISpeakerGrain, IAsyncObserver<Reading>
{
    public async Task Say(string provider, string ns, int from, int count, bool batch)
    {
        var stream = StreamOf(provider, ns);
        var readings = Enumerable.Range(from, count).Select(number => new Reading { Number = number });
        if (batch)
            await stream.OnNextBatchAsync(readings);
        else
            foreach (var reading in readings)
                await stream.OnNextAsync(reading);
        probe.Record("said");
    }

    public async Task SayAndListen(string provider)
    {
        var stream = StreamOf(provider, "own");
        await stream.SubscribeAsync(this);
        await stream.OnNextAsync(new Reading { Number = 1 });
    }

    public Task OnNextAsync(Reading item, StreamSequenceToken? token = null)
    {
        probe.Record($"heard {item.Number}");
        return Task.CompletedTask;
    }

    private IAsyncStream<Reading> StreamOf(string provider, string ns) =>
        this.GetStreamProvider(provider).GetStream<Reading>(StreamId.Create(ns, this.GetPrimaryKeyString()));
}
