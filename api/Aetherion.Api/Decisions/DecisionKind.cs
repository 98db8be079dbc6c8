using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Decisions;

[GraphQLDescription("What was decided. Clients treat a value they do not know as UNKNOWN.")]
internal enum DecisionKind
{
    [GraphQLDescription("A kind that came with a later version.")]
    Unknown,
    [GraphQLDescription("The steady regime of a market changed.")]
    RegimeTransition,
    [GraphQLDescription("Another strategy was put in charge.")]
    StrategySwitch,
}
