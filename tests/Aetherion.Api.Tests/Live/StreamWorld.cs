using Aetherion.Api.Live;
using Aetherion.Api.Regimes;
using Aetherion.GrainHost.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Api.Tests.Live;

/// <summary>The streams of one process on fakes of what they are made of, with time that the test moves.</summary>
internal sealed class StreamWorld : IAsyncDisposable
{
    public StreamWorld() => Start();

    public TestApiParts Parts { get; } = new();

    public ManualTimeProvider Time { get; } = new();

    public RegimeRules Rules { get; } = new(0.6, 3);

    public StreamServices Services { get; private set; } = null!;

    public StreamHubs Hubs { get; private set; } = null!;

    public StreamFeed Feed { get; private set; } = null!;

    /// <summary>Ends the process and starts another one on the same storage.</summary>
    public async Task RestartAsync()
    {
        await Hubs.DisposeAsync();
        Start();
    }

    public ValueTask DisposeAsync() => Hubs.DisposeAsync();

    private void Start()
    {
        var streams = new LiveStreams(Parts.Cluster, NullLogger<LiveStreams>.Instance);
        Services = new StreamServices(
            streams, Parts.Cluster, Parts.Epoch, Time, NullLogger<StreamServices>.Instance);
        Hubs = new StreamHubs(Time, NullLogger<StreamHubs>.Instance);
        Feed = new StreamFeed(Hubs, new StreamPacers(Time));
    }
}
