using System.Collections.Immutable;
using Aetherion.Api.Symbols;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[ObjectType("Order")]
[GraphQLDescription("An order of a bot. DENIED is our risk's word, REJECTED the venue's.")]
internal sealed class BotOrderType(Instrument instrument, Order order) : INode
{
    internal Order Order => order;

    [GraphQLIgnore]
    public static BotOrderType Of(IInstrumentCatalog catalog, Order order) =>
        new(catalog.Require(order.Symbol.Instrument), order);

    [ID]
    public string Id => NodeIds.OfOrder(order.Bot, order.Id);

    [GraphQLDescription("What the venue knows it by: the same on every try.")]
    public string ClientOrderId => order.Id;

    [ID]
    public string BotId => order.Bot.ToString();

    [GraphQLDescription("What is bought or sold.")]
    public InstrumentType Instrument => new(instrument);

    [GraphQLDescription("Whose order it is; null when it was deleted.")]
    [Cost(FieldCosts.GrainRead)]
    public Task<BotType?> GetBotAsync(BotLoader bots) => bots.FindAsync(order.Bot);

    [GraphQLDescription("Its executions, oldest first, the first 100 of them.")]
    [Cost(FieldCosts.Batched)]
    public async Task<ImmutableArray<BotFillType>> GetFillsAsync(OrderFillLoader fills)
    {
        var found = await fills.LoadAsync(order.Id);
        return found.IsDefault ? [] : [.. found.Select(fill => new BotFillType(instrument, fill.Bot, fill.Fill))];
    }

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
