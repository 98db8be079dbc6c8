using Aetherion.Api.Access;
using Aetherion.Api.Bots;
using Aetherion.Api.Decisions;
using Aetherion.Api.Models;
using Aetherion.Api.Symbols;
using Aetherion.Api.Webhooks;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Status;

/// <summary>Finds what a global id stands for, if it is the caller's to see.</summary>
internal sealed class NodeReader(
    ICallerContext caller,
    BotReader bots,
    IInstrumentCatalog catalog,
    ApiKeyManager keys,
    IVenueKeys venueKeys,
    WebhookReader webhooks)
{
    public const int IdsMax = 50;

    public async Task<INode?> FindAsync(string id, NodeLoaders loaders, CancellationToken cancellationToken)
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
        if (NodeIds.TryParseApiKey(id, out _))
            return await FindApiKeyAsync(id, cancellationToken);
        if (NodeIds.TryParseVenueKey(id, out var venueKey))
            return await FindVenueKeyAsync(venueKey, cancellationToken);
        if (NodeIds.TryParseWebhook(id, out _))
            return await FindWebhookAsync(id, cancellationToken);
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

    private async Task<WebhookType?> FindWebhookAsync(string id, CancellationToken cancellationToken) =>
        AccessPolicies.Allows(AccessPolicies.Admin, caller.Caller)
        && await webhooks.FindAsync(id, cancellationToken) is { } webhook
            ? new WebhookType(webhook)
            : null;

    private async Task<INode?> FindOrderAsync(NodeLoaders loaders, Model.TenantKey bot, string orderId) =>
        await loaders.Orders.LoadAsync(orderId) is { } order && order.Bot == bot
            ? BotOrderType.Of(catalog, order)
            : null;

    private async Task<INode?> FindFillAsync(NodeLoaders loaders, Model.TenantKey bot, string fillId) =>
        await loaders.Fills.LoadAsync(fillId) is { } fill && fill.Bot == bot ? BotFillType.Of(catalog, fill) : null;
}
