using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Webhooks;

[GraphQLDescription("Which deliveries are wanted.")]
internal sealed record WebhookDeliveryFilterInput(
    [GraphQLDescription("In this state only.")]
    WebhookDeliveryState? State = null);
