using Aetherion.Model;
using Orleans;
using Orleans.Concurrency;

namespace Aetherion.GrainInterfaces;

/// <summary>
/// A bot; the key is a <see cref="TenantKey"/>. A request with an id that was carried out lately is accepted again
/// without a second effect, whatever version it expects.
/// </summary>
[Alias("Aetherion.Bot")]
public interface IBotGrain : IGrainWithStringKey
{
    /// <summary>Called by the tenant: makes the bot; again with the same configuration changes nothing.</summary>
    Task<BotResult> Create(BotConfiguration configuration);

    /// <summary>Starts or resumes: warm-up first, whatever it did before.</summary>
    Task<BotResult> Start(long? expectedVersion, string? requestId = null);

    /// <summary>Keeps the position and opens nothing new.</summary>
    Task<BotResult> Pause(long? expectedVersion, string? requestId = null);

    Task<BotResult> Stop(StopMode mode, long? expectedVersion, string? requestId = null);

    /// <summary>Called by the tenant: forgets the bot; its orders stay in the journal.</summary>
    Task<BotResult> Delete(long? expectedVersion = null, string? requestId = null);

    /// <summary>The bot as it stands; null when there is none of this key.</summary>
    [AlwaysInterleave]
    Task<BotSnapshot?> GetSnapshot();
}
