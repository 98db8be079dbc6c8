using Aetherion.Api.Access;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

/// <summary>Orders of the tenant by their id.</summary>
internal sealed class OrderLoader(ICallerContext caller, ITradingHistory history) : BatchDataLoader<string, Order>
{
    protected override async Task<IReadOnlyDictionary<string, Order>> LoadBatchAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        (await history.FindOrdersAsync(caller.Tenant, [.. keys], cancellationToken)).ToDictionary(order => order.Id);
}
