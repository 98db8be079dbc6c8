using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Regimes;

[GraphQLDescription("A named regime of a market. Clients treat a value they do not know as UNKNOWN.")]
internal enum RegimeLabel
{
    [GraphQLDescription("Not known yet, or a label that came with a later version.")]
    Unknown = Regime.Unknown,

    [GraphQLDescription("Prices rise.")]
    Bull = Regime.Bull,

    [GraphQLDescription("Prices fall.")]
    Bear = Regime.Bear,

    [GraphQLDescription("Prices go nowhere.")]
    Sideways = Regime.Sideways,

    [GraphQLDescription("Prices move far and fast.")]
    Crisis = Regime.Crisis,
}
