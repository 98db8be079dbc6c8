using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Webhooks;

[GraphQLDescription("Which deliveries are wanted.")]
internal sealed record WebhookDeliveryFilterInput(WebhookDeliveryState? State = null);
