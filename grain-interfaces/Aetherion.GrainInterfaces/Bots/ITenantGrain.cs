using System.Collections.Immutable;
using Aetherion.Model;
using Orleans;

namespace Aetherion.GrainInterfaces;

/// <summary>A tenant: which bots it has; the key is the tenant's name.</summary>
[OfTenant]
[Alias("Aetherion.Tenant")]
public interface ITenantGrain : IGrainWithStringKey
{
    /// <summary>
    /// Makes a bot, opening its account where there is none; the same name twice is refused, unless the request's id
    /// says that it is the same request.
    /// </summary>
    Task<BotResult> CreateBot(CreateBotRequest request);

    /// <summary>Every bot, oldest first.</summary>
    Task<ImmutableArray<TenantKey>> ListBots();

    /// <summary>Every account that was opened for a bot, oldest first; those of deleted bots as well.</summary>
    Task<ImmutableArray<TenantKey>> ListAccounts();

    /// <summary>How many instruments its bots trade.</summary>
    Task<int> CountSymbols();

    /// <summary>Deletes a bot; refused while it has a position or is not stopped.</summary>
    Task<BotResult> DeleteBot(TenantKey bot, long? expectedVersion = null, string? requestId = null);
}
