using Aetherion.GrainInterfaces;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Aetherion.Api.Live;

/// <summary>What streams are made with.</summary>
internal sealed class StreamServices(
    LiveStreams streams, IClusterClient grains, IDataEpoch dataEpoch, TimeProvider time, ILogger<StreamServices> logger)
{
    private readonly string _process = Guid.NewGuid().ToString("N")[..12];
    private int _made;

    public LiveStreams Streams => streams;

    public IClusterClient Grains => grains;

    public TimeProvider Time => time;

    public ILogger Logger => logger;

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The epoch of streams that are read from storage: it lasts as long as what is stored.</summary>
    public ValueTask<string> GetDataEpochAsync(CancellationToken cancellationToken) =>
        dataEpoch.GetAsync(cancellationToken);

    /// <summary>The epoch of a stream that is held in memory only: it ends with it.</summary>
    public string MakeEpoch() => $"{_process}-{Interlocked.Increment(ref _made)}";
}
