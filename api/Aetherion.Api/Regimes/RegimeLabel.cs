using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Regimes;

[GraphQLDescription("A named regime of a market. Clients treat a value they do not know as UNKNOWN.")]
internal enum RegimeLabel
{
    Unknown = Regime.Unknown,
    Bull = Regime.Bull,
    Bear = Regime.Bear,
    Sideways = Regime.Sideways,
    Crisis = Regime.Crisis,
}
