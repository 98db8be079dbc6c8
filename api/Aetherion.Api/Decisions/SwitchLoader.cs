using Aetherion.Api.Access;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;
using Aetherion.Model;

namespace Aetherion.Api.Decisions;

/// <summary>The tenant's switches of strategies by their id.</summary>
internal sealed class SwitchLoader(ICallerContext caller, IDecisionHistory history) : BatchDataLoader<string, StrategySwitch>
{
    protected override async Task<IReadOnlyDictionary<string, StrategySwitch>> LoadBatchAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        (await history.FindSwitchesAsync(caller.Tenant, [.. keys], cancellationToken)).ToDictionary(found => found.Id);
}
