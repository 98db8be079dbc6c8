using Aetherion.GrainHost.Tests.Grains;
using Orleans.Streams;

namespace Aetherion.GrainHost.Tests;

/// <summary>An observer outside grains.</summary>
internal sealed class ClientObserver(Probe probe) : IAsyncObserver<Reading>
{
    public Task OnNextAsync(Reading item, StreamSequenceToken? token = null)
    {
        probe.Record($"client took {item.Number}");
        return Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex)
    {
        probe.Record($"client error {ex.GetType().Name}");
        return Task.CompletedTask;
    }
}
