using Aetherion.Api.Access;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;

namespace Aetherion.Api.Bots;

/// <summary>Fills of the tenant by their id.</summary>
internal sealed class FillLoader(ICallerContext caller, ITradingHistory history) : BatchDataLoader<string, BotFill>
{
    protected override async Task<IReadOnlyDictionary<string, BotFill>> LoadBatchAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        (await history.FindFillsAsync(caller.Tenant, [.. keys], cancellationToken)).ToDictionary(fill => fill.Fill.Id);
}
