using System.Collections.Immutable;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

internal sealed record LiveTradingPayload(
    BotType? Bot,
    [property: GraphQLDescription("To be given back to confirmLiveTrading within five minutes; shown this once.")]
    string? Challenge,
    ImmutableArray<IMutationError> Errors,
    string? ClientMutationId);
