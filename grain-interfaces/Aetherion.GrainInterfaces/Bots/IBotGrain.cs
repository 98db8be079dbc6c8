using Aetherion.Model;
using Orleans;
using Orleans.Concurrency;

namespace Aetherion.GrainInterfaces;

/// <summary>A bot; the key is a <see cref="TenantKey"/>.</summary>
[OfTenant]
[Alias("Aetherion.Bot")]
public interface IBotGrain : IGrainWithStringKey
{
    /// <summary>Called by the tenant: makes the bot; again with the same configuration changes nothing.</summary>
    Task<BotResult> Create(BotConfiguration configuration);

    /// <summary>Starts or resumes: warm-up first, whatever it did before.</summary>
    Task<BotResult> Start(long? expectedVersion);

    /// <summary>Keeps the position and opens nothing new.</summary>
    Task<BotResult> Pause(long? expectedVersion);

    Task<BotResult> Stop(StopMode mode, long? expectedVersion);

    /// <summary>Called by the tenant: forgets the bot; its orders stay in the journal.</summary>
    Task<BotResult> Delete();

    /// <summary>The bot as it stands; null when there is none of this key.</summary>
    [AlwaysInterleave]
    Task<BotSnapshot?> GetSnapshot();
}
