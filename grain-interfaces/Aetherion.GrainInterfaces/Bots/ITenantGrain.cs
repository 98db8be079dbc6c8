using System.Collections.Immutable;
using Aetherion.Model;
using Orleans;

namespace Aetherion.GrainInterfaces;

/// <summary>A tenant: which bots it has; the key is the tenant's name.</summary>
[OfTenant]
[Alias("Aetherion.Tenant")]
public interface ITenantGrain : IGrainWithStringKey
{
    /// <summary>Makes a bot, opening its account where there is none; the same name twice is refused.</summary>
    Task<BotResult> CreateBot(CreateBotRequest request);

    /// <summary>Every bot, oldest first.</summary>
    Task<ImmutableArray<TenantKey>> ListBots();

    /// <summary>How many instruments its bots trade.</summary>
    Task<int> CountSymbols();

    /// <summary>Deletes a bot; refused while it has a position or is not stopped.</summary>
    Task<BotResult> DeleteBot(TenantKey bot);
}
