namespace Aetherion.Api.Tests.Access;

/// <summary>
/// What goes where the schema takes an id: the id of something of tenant A's, or word that it names something that all
/// tenants share. A place that is not here fails <see cref="TenantIsolationTests"/>.
/// </summary>
internal static class SampleIds
{
    /// <summary>Names what all tenants share: markets, models, trainings.</summary>
    public const string Shared = "";

    /// <summary>Chooses among rows of the caller's own tenant, of which none may be left.</summary>
    public const string Filter = "";

    public const string Bot = "local/tester";
    public const string Account = "account~local/tester";
    public const string Order = "order~local/tester~o1";
    public const string Fill = "fill~local/tester~f1";
    public const string VenueKey = "venuekey~venuekeyofta";
    public const string Switch = "switch~local/regime-switching/sim:BTC-USD/M1#1";
    public const string Webhook = "webhook~webhookoftenanta";
    public const string ApiKey = "apikey~keyoftenanta";

    /// <summary>Ids by place; of a place that takes several kinds, one of each.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> ByPlace = new Dictionary<string, string[]>
    {
        ["Query.bot.id"] = [Bot],
        ["Query.account.id"] = [Account, Bot],
        ["Query.node.id"] = [Bot, Account, Order, Fill, Switch, Webhook, ApiKey, VenueKey],
        ["Query.nodes.ids"] = [Bot, Account, Order, Fill, Switch, Webhook, ApiKey, VenueKey],
        ["Query.decision.id"] = [Switch],
        ["Query.job.id"] = [Shared],
        ["Mutation.subscribeSymbol.input.instrumentId"] = [Shared],
        ["Mutation.unsubscribeSymbol.input.instrumentId"] = [Shared],
        ["Query.webhookDeliveries.webhookId"] = [Webhook],
        ["Query.bots.where.instrumentId"] = [Shared],
        ["Query.positions.where.instrumentId"] = [Shared],
        ["Query.orders.where.instrumentId"] = [Shared],
        ["Query.fills.where.instrumentId"] = [Shared],
        ["Query.decisions.where.instrumentId"] = [Shared],
        ["Bot.orders.where.instrumentId"] = [Shared],
        ["Bot.fills.where.instrumentId"] = [Shared],
        ["Query.instrument.id"] = [Shared],
        ["Query.model.id"] = [Shared],
        ["Query.auditLog.filter.subject"] = [Filter],
        ["Query.trainingJob.id"] = [Shared],
        ["Mutation.createBot.input.instrumentId"] = [Shared],
        ["Mutation.createBot.input.accountId"] = [Account],
        ["Mutation.startBot.input.id"] = [Bot],
        ["Mutation.pauseBot.input.id"] = [Bot],
        ["Mutation.stopBot.input.id"] = [Bot],
        ["Mutation.cancelOrders.input.id"] = [Bot],
        ["Mutation.settleOrder.input.orderId"] = [Order],
        ["Mutation.deleteBot.input.id"] = [Bot],
        ["Mutation.requestLiveTrading.input.botId"] = [Bot],
        ["Mutation.confirmLiveTrading.input.botId"] = [Bot],
        ["Mutation.usePaperTrading.input.botId"] = [Bot],
        ["Mutation.setTradingState.input.accountId"] = [Account],
        ["Mutation.rotateApiKey.input.id"] = [ApiKey],
        ["Mutation.revokeApiKey.input.id"] = [ApiKey],
        ["Mutation.deleteVenueKey.input.id"] = [VenueKey],
        ["Mutation.rotateWebhookSecret.input.id"] = [Webhook],
        ["Mutation.deleteWebhook.input.id"] = [Webhook],
        ["Mutation.setTenantPlan.input.tenantId"] = [Shared],
        ["Mutation.promoteModel.input.id"] = [Shared],
        ["Mutation.promoteModel.input.expectedChampion"] = [Shared],
        ["Mutation.rollBackModel.input.expectedChampion"] = [Shared],
        ["Mutation.setChallenger.input.id"] = [Shared],
        ["Mutation.trainModel.input.instrumentId"] = [Shared],
        ["Mutation.cancelTraining.input.id"] = [Shared],
        ["Subscription.botEvents.botId"] = [Bot],
        ["Subscription.accountChanged.accountId"] = [Account],
        ["Subscription.regimeProbabilities.instrumentId"] = [Shared],
        ["Subscription.orderBook.instrumentId"] = [Shared],
        ["Subscription.trainingProgress.id"] = [Shared],
        ["Subscription.regimeChanged.instrumentId"] = [Shared],
        ["Subscription.tick.instrumentId"] = [Shared],
        ["Subscription.candle.instrumentId"] = [Shared],
    };
}
