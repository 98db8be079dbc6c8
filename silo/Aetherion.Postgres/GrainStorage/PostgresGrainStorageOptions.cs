using System.Text.Json;
using Orleans.Runtime;

namespace Aetherion.Postgres;

/// <summary>How a grain store writes.</summary>
public sealed record PostgresGrainStorageOptions
{
    /// <summary>How states are written; the resolver of generated contexts goes in here.</summary>
    public JsonSerializerOptions Json { get; init; } = JsonSerializerOptions.Default;

    /// <summary>
    /// The grains whose writes need not wait for the disk: a crash of the machine may take the last second's from them,
    /// never one without those after it. By default the grains of replays, whose keys name their run after an '@'.
    /// </summary>
    public Func<GrainId, bool> MayLoseLatest { get; init; } =
        grainId => grainId.Key.AsSpan().Contains((byte)'@');
}
