using System.Collections.Immutable;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

[GraphQLDescription("The bot after the mutation, or why nothing was changed.")]
internal sealed record BotPayload(
    [property: GraphQLDescription("As it stands now; null when there is none of the id.")]
    BotType? Bot,
    ImmutableArray<IMutationError> Errors,
    string? ClientMutationId);
