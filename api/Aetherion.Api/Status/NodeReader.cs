using Aetherion.Api.Access;
using Aetherion.Api.Bots;
using Aetherion.Api.Decisions;
using Aetherion.Api.Models;
using Aetherion.Api.Symbols;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Status;

/// <summary>Finds what a global id stands for, if it is the caller's to see.</summary>
internal sealed class NodeReader(ICallerContext caller, BotReader bots, IInstrumentCatalog catalog)
{
    public const int IdsMax = 50;

    public async Task<INode?> FindAsync(string id, NodeLoaders loaders)
    {
        if (SymbolQueries.GetInstrument(catalog, id) is { } instrument)
            return instrument;
        if (NodeIds.TryParseAccount(id, out _))
            return await bots.FindAccountAsync(id);
        if (NodeIds.TryParsePosition(id, out var holder))
            return (await bots.FindAsync(holder.ToString()))?.Position;
        if (await DecisionQueries.FindAsync(loaders.Transitions, loaders.Switches, id) is INode decision)
            return decision;
        if (NodeIds.TryParseOrder(id, out var orderBot, out var orderId))
            return orderBot.Tenant == caller.Tenant ? await FindOrderAsync(loaders, orderBot, orderId) : null;
        if (NodeIds.TryParseFill(id, out var fillBot, out var fillId))
            return fillBot.Tenant == caller.Tenant ? await FindFillAsync(loaders, fillBot, fillId) : null;
        if (NodeIds.IsModel(id))
            return await loaders.Models.FindAsync(NodeIds.ToModelVersion(id));
        if (NodeIds.TryParseTraining(id, out var training))
            return await loaders.Trainings.LoadAsync(training) is { } job ? new TrainingJobType(job) : null;
        return await bots.FindAsync(id);
    }

    private async Task<INode?> FindOrderAsync(NodeLoaders loaders, Model.TenantKey bot, string orderId) =>
        await loaders.Orders.LoadAsync(orderId) is { } order && order.Bot == bot
            ? BotOrderType.Of(catalog, order)
            : null;

    private async Task<INode?> FindFillAsync(NodeLoaders loaders, Model.TenantKey bot, string fillId) =>
        await loaders.Fills.LoadAsync(fillId) is { } fill && fill.Bot == bot ? BotFillType.Of(catalog, fill) : null;
}
