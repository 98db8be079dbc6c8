using System.Globalization;
using Aetherion.Api.Access;
using Aetherion.Api.History;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Webhooks;

/// <summary>Reads the caller's webhooks and their deliveries.</summary>
internal sealed class WebhookReader(ICallerContext caller, IWebhookStore store)
{
    private const string WebhookKind = "webhook";
    private const string DeliveryKind = "delivery";

    public async Task<Connection<WebhookType>> ReadPageAsync(
        PagingArguments paging, CancellationToken cancellationToken)
    {
        var webhooks = await store.ListAsync(caller.Tenant, cancellationToken);
        return ListPage.Make(
            [.. webhooks.Select(webhook => new WebhookType(webhook))], node => node.Id, WebhookKind, paging);
    }

    public async Task<Webhook?> FindAsync(string id, CancellationToken cancellationToken) =>
        NodeIds.TryParseWebhook(id, out var local)
            ? (await store.ListAsync(caller.Tenant, cancellationToken)).FirstOrDefault(webhook => webhook.Id == local)
            : null;

    public async Task<Connection<WebhookDeliveryType>> ReadDeliveriesAsync(
        string webhookId,
        WebhookDeliveryFilterInput? where,
        HistoryOrder order,
        PagingArguments paging,
        CancellationToken cancellationToken)
    {
        var page = HistoryPaging.Read(DeliveryKind, paging, order);
        var found = await store.ReadDeliveriesAsync(caller.Tenant, webhookId, where?.State, page, cancellationToken);
        return HistoryPaging.Make(
            [.. found.Select(delivery => new WebhookDeliveryType(delivery))],
            DeliveryKind,
            node => new HistoryPlace(
                node.Delivery.CreatedTime,
                string.Create(CultureInfo.InvariantCulture, $"{node.Delivery.Stream}#{node.Delivery.Sequence:D19}")),
            paging);
    }
}
