using System.Collections.Immutable;
using Aetherion.Api.Bots;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Webhooks;

internal sealed record WebhookPayload(
    WebhookType? Webhook,
    [property: GraphQLDescription(
        "With which events are signed from now on; it is never shown again, except to a repetition of this request.")]
    string? Secret,
    ImmutableArray<IMutationError> Errors,
    string? ClientMutationId);
