using System.Collections.Immutable;
using Aetherion.Api.History;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Webhooks;

[ObjectType("Webhook")]
[GraphQLDescription("Where events are sent to, for those who cannot hold a socket.")]
internal sealed class WebhookType(Webhook webhook) : INode
{
    [ID]
    [GraphQLDescription("Identifies the webhook for node, deliveries and mutations.")]
    public string Id => NodeIds.OfWebhook(webhook.Id);

    [GraphQLDescription("Where it is sent to, by POST.")]
    public string Url => webhook.Url.AbsoluteUri;

    [GraphQLDescription("What it is told of.")]
    public ImmutableArray<WebhookTopic> Topics => webhook.Topics;

    [GraphQLDescription("Until when events are signed with the secret before the current one as well.")]
    public DateTime? OverlapUntil => webhook.OverlapUntil;

    [GraphQLDescription("Grows with each change; for expectedVersion.")]
    public long Version => webhook.Version;

    [GraphQLDescription("When it was made.")]
    public DateTime CreatedTime => webhook.CreatedTime;

    [GraphQLDescription("What was sent, is tried again, or was given up, by the time of the first attempt.")]
    [UsePaging]
    public Task<Connection<WebhookDeliveryType>> GetDeliveriesAsync(
        WebhookReader webhooks,
        PagingArguments paging,
        WebhookDeliveryFilterInput? where = null,
        HistoryOrder orderBy = HistoryOrder.NewestFirst,
        CancellationToken cancellationToken = default) =>
        webhooks.ReadDeliveriesAsync(webhook.Id, where, orderBy, paging, cancellationToken);
}
