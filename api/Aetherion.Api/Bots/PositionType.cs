using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[GraphQLName("Position")]
[GraphQLDescription("What is held; amounts in the quote currency, fees apart.")]
internal sealed class PositionType(Instrument instrument, Position position)
{
    public decimal Quantity => instrument.ToDecimal(position.Quantity);

    [GraphQLDescription("Paid on average for what is held; null when flat.")]
    public decimal? AveragePrice => position.AveragePrice;

    public decimal RealizedProfit => position.RealizedProfit;

    public decimal Fees => position.Fees;
}
