using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[GraphQLName("Order")]
[GraphQLDescription("An order of a bot. DENIED is our risk's word, REJECTED the venue's.")]
internal sealed class BotOrderType(Instrument instrument, Order order) : INode
{
    internal Order Order => order;

    [ID]
    public string Id => NodeIds.OfOrder(order.Bot, order.Id);

    public Side Side => order.Side;

    public string Type => order.Type.ToString().ToUpperInvariant();

    public decimal Quantity => instrument.ToDecimal(order.Quantity);

    public decimal FilledQuantity => instrument.ToDecimal(order.FilledQuantity);

    [GraphQLDescription("Over the fills so far; null without fills.")]
    public decimal? AveragePrice => order.AveragePrice;

    public decimal Fee => order.Fee;

    public OrderState State => order.State;

    [GraphQLDescription("Why it was sent, or why it was denied or rejected.")]
    public string ReasonCode => order.ReasonCode;

    public string ReasonText => order.ReasonText;

    public DateTime CreatedTime => order.CreatedTime;

    public DateTime UpdatedTime => order.UpdatedTime;

    [GraphQLDescription("The bar whose signal asked for it.")]
    public long BarSequence => order.BarSequence;
}
