using System.Collections.Immutable;
using Aetherion.Api.Bots;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Webhooks;

internal sealed record DeleteWebhookPayload(
    [property: ID] string? DeletedId, ImmutableArray<IMutationError> Errors, string? ClientMutationId);
