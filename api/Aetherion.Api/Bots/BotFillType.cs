using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[GraphQLName("Fill")]
[GraphQLDescription("An execution of an order.")]
internal sealed class BotFillType(Instrument instrument, TenantKey bot, Fill fill) : INode
{
    internal Fill Fill => fill;

    [ID]
    public string Id => NodeIds.OfFill(bot, fill.Id);

    [ID]
    public string OrderId => NodeIds.OfOrder(bot, fill.OrderId);

    public Side Side => fill.Side;

    public decimal Price => instrument.ToDecimal(fill.Price);

    public decimal Quantity => instrument.ToDecimal(fill.Quantity);

    public decimal Fee => fill.Fee;

    public DateTime Time => fill.Time;
}
