using Aetherion.Api.Access;
using Aetherion.Api.Bots;
using Aetherion.Api.Models;
using Aetherion.Api.Regimes;
using Aetherion.Api.Symbols;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Status;

/// <summary>Finds what a global id stands for, if it is the caller's to see.</summary>
internal sealed class NodeReader(
    BotReader bots,
    IInstrumentCatalog catalog,
    ITradingJournal journal,
    IRegimeHistory regimes,
    IModelRegistry models,
    ITrainingJobs trainings,
    ApiKeyManager keys,
    IVenueKeys venueKeys,
    ICallerContext caller)
{
    public const int IdsMax = 50;

    /// <summary>How far back orders, fills and transitions are found by their id.</summary>
    public const int DepthMax = 1000;

    public async Task<INode?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (SymbolQueries.GetInstrument(catalog, id) is { } instrument)
            return instrument;
        if (NodeIds.TryParseAccount(id, out _))
            return await bots.FindAccountAsync(id);
        if (NodeIds.TryParseTransition(id, out var regime, out var number))
            return await FindTransitionAsync(regime, number, cancellationToken);
        if (NodeIds.TryParseOrder(id, out var orderBot, out var orderId))
            return await FindOrderAsync(orderBot, orderId, cancellationToken);
        if (NodeIds.TryParseFill(id, out var fillBot, out var fillId))
            return await FindFillAsync(fillBot, fillId, cancellationToken);
        if (NodeIds.IsModel(id) && NodeIds.IsStorable(id))
            return await FindModelAsync(NodeIds.ToModelVersion(id), cancellationToken);
        if (NodeIds.TryParseTraining(id, out var training))
            return await trainings.FindAsync(training, cancellationToken) is { } job ? new TrainingJobType(job) : null;
        if (NodeIds.TryParseApiKey(id, out _))
            return await FindApiKeyAsync(id, cancellationToken);
        if (NodeIds.TryParseVenueKey(id, out var venueKey))
            return await FindVenueKeyAsync(venueKey, cancellationToken);
        return await bots.FindAsync(id);
    }

    // As the list of keys, it is for admins.
    private async Task<ApiKeyType?> FindApiKeyAsync(string id, CancellationToken cancellationToken) =>
        AccessPolicies.Allows(AccessPolicies.Admin, caller.Caller)
        && await keys.FindAsync(id, cancellationToken) is { } key
            ? new ApiKeyType(key)
            : null;

    private async Task<VenueKeyType?> FindVenueKeyAsync(string id, CancellationToken cancellationToken)
    {
        if (!AccessPolicies.Allows(AccessPolicies.Admin, caller.Caller))
            return null;
        var found = await venueKeys.ListAsync(caller.Tenant, cancellationToken);
        return found.FirstOrDefault(key => key.Id == id) is { } key ? new VenueKeyType(key) : null;
    }

    private async Task<INode?> FindModelAsync(string version, CancellationToken cancellationToken)
    {
        var found = await models.FindSummariesAsync([version], cancellationToken);
        return found.IsEmpty ? null : new ModelType(found[0]);
    }

    private async Task<INode?> FindTransitionAsync(RegimeKey key, long number, CancellationToken cancellationToken)
    {
        var found = await regimes.ReadTransitionsAsync(key, null, null, DepthMax, newestFirst: true, cancellationToken);
        var transition = found.FirstOrDefault(candidate => candidate.Number == number);
        return transition is null ? null : new RegimeTransitionType(transition);
    }

    private async Task<INode?> FindOrderAsync(TenantKey key, string orderId, CancellationToken cancellationToken)
    {
        if (await bots.FindAsync(key.ToString()) is not { } bot)
            return null;
        var orders = await journal.ReadOrdersAsync(key, null, DepthMax, cancellationToken);
        var order = orders.FirstOrDefault(candidate => candidate.Id == orderId);
        return order is null ? null : new BotOrderType(bot.Instrument.Instrument, order);
    }

    private async Task<INode?> FindFillAsync(TenantKey key, string fillId, CancellationToken cancellationToken)
    {
        if (await bots.FindAsync(key.ToString()) is not { } bot)
            return null;
        var fills = await journal.ReadFillsAsync(key, null, DepthMax, cancellationToken);
        var fill = fills.FirstOrDefault(candidate => candidate.Id == fillId);
        return fill is null ? null : new BotFillType(bot.Instrument.Instrument, key, fill);
    }
}
