using System.Collections.Immutable;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

internal sealed record DeleteBotPayload(
    [property: ID] string? DeletedId, ImmutableArray<IMutationError> Errors, string? ClientMutationId);
