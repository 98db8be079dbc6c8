using System.Collections.Immutable;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

[GraphQLDescription("The bot after the mutation, or why nothing was changed.")]
internal sealed record LiveTradingPayload(
    [property: GraphQLDescription("As it stands now; null when there is none of the id.")]
    BotType? Bot,
    [property: GraphQLDescription("To be given back to confirmLiveTrading within five minutes; shown this once.")]
    string? Challenge,
    ImmutableArray<IMutationError> Errors,
    string? ClientMutationId);
