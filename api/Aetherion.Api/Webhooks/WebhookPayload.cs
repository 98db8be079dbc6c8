using System.Collections.Immutable;
using Aetherion.Api.Bots;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Webhooks;

[GraphQLDescription("The webhook after the mutation, or why nothing was changed.")]
internal sealed record WebhookPayload(
    [property: GraphQLDescription("As it stands now; null when there is none.")]
    WebhookType? Webhook,
    [property: GraphQLDescription(
        "With which events are signed from now on; it is never shown again, except to a repetition of this request.")]
    string? Secret,
    ImmutableArray<IMutationError> Errors,
    string? ClientMutationId);
