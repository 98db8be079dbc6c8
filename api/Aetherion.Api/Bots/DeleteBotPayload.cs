using System.Collections.Immutable;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

[GraphQLDescription("The bot that was deleted, or why it was not.")]
internal sealed record DeleteBotPayload(
    [property: ID]
    [property: GraphQLDescription("The id of what is gone; null when nothing was deleted.")]
    string? DeletedId,
    ImmutableArray<IMutationError> Errors,
    string? ClientMutationId);
