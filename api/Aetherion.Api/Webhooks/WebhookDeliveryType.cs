using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Webhooks;

[GraphQLName("WebhookDelivery")]
[GraphQLDescription("The delivery of an event. Those that have ended can be seen for a week.")]
internal sealed class WebhookDeliveryType(WebhookDelivery delivery)
{
    internal WebhookDelivery Delivery => delivery;

    [GraphQLDescription("As in the header webhook-id: the same on every try.")]
    public string EventId => WebhookMessages.IdOf(
        new WebhookEvent(delivery.Stream, delivery.Sequence, delivery.Topic));

    [GraphQLDescription("What the event is about.")]
    public WebhookTopic Topic => delivery.Topic;

    [GraphQLDescription("Events of a stream come in their order.")]
    public string Stream => delivery.Stream;

    [GraphQLDescription("Of the event in its stream.")]
    public long Sequence => delivery.Sequence;

    [GraphQLDescription("How the delivery stands.")]
    public WebhookDeliveryState State => delivery.State;

    [GraphQLDescription("How often it was sent.")]
    public int AttemptCount => delivery.AttemptCount;

    [GraphQLDescription("When it is tried again; null when it has ended.")]
    public DateTime? NextAttemptTime => delivery.NextAttemptTime;

    [GraphQLDescription("The receiver's status at the last try; null when none came.")]
    public int? LastStatus => delivery.LastStatus;

    [GraphQLDescription("What went wrong at the last try; null when nothing did.")]
    public string? LastError => delivery.LastError;

    [GraphQLDescription("When the event was first to be sent.")]
    public DateTime CreatedTime => delivery.CreatedTime;

    [GraphQLDescription("When it was last sent or given up.")]
    public DateTime UpdatedTime => delivery.UpdatedTime;
}
