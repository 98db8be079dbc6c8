using Aetherion.Api.Access;
using Aetherion.Api.History;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Webhooks;

[QueryType]
[Authorize(AccessPolicies.Admin)]
internal static class WebhookQueries
{
    [GraphQLDescription("The tenant's webhooks, oldest first.")]
    [UsePaging]
    public static Task<Connection<WebhookType>> GetWebhooksAsync(
        WebhookReader webhooks, PagingArguments paging, CancellationToken cancellationToken) =>
        webhooks.ReadPageAsync(paging, cancellationToken);

    [GraphQLDescription("What was sent to a webhook, is tried again, or was given up.")]
    [UsePaging]
    public static async Task<Connection<WebhookDeliveryType>> GetWebhookDeliveriesAsync(
        WebhookReader webhooks,
        [ID] string webhookId,
        PagingArguments paging,
        WebhookDeliveryFilterInput? where = null,
        HistoryOrder orderBy = HistoryOrder.NewestFirst,
        CancellationToken cancellationToken = default) =>
        await webhooks.FindAsync(webhookId, cancellationToken) is { } webhook
            ? await webhooks.ReadDeliveriesAsync(webhook.Id, where, orderBy, paging, cancellationToken)
            : throw ApiErrors.NotFound("webhook", webhookId);
}
