using Aetherion.Api.Symbols;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[ObjectType("Fill")]
[GraphQLDescription("An execution of an order.")]
internal sealed class BotFillType(Instrument instrument, TenantKey bot, Fill fill) : INode
{
    internal Fill Fill => fill;

    [GraphQLIgnore]
    public static BotFillType Of(IInstrumentCatalog catalog, BotFill fill) =>
        new(catalog.Require(fill.Fill.Symbol.Instrument), fill.Bot, fill.Fill);

    [ID]
    [GraphQLDescription("Identifies the execution; the same one has the same id in events and lists.")]
    public string Id => NodeIds.OfFill(bot, fill.Id);

    [ID]
    [GraphQLDescription("The order it executed.")]
    public string OrderId => NodeIds.OfOrder(bot, fill.OrderId);

    [ID]
    public string BotId => bot.ToString();

    [GraphQLDescription("What was bought or sold.")]
    public InstrumentType Instrument => new(instrument);

    [GraphQLDescription("The order it executed, in its latest state.")]
    [Cost(FieldCosts.Batched)]
    public async Task<BotOrderType?> GetOrderAsync(OrderLoader orders) =>
        await orders.LoadAsync(fill.OrderId) is { } order ? new BotOrderType(instrument, order) : null;

    [GraphQLDescription("What the bot did.")]
    public Side Side => fill.Side;

    [GraphQLDescription("In the quote currency.")]
    public decimal Price => instrument.ToDecimal(fill.Price);

    [GraphQLDescription("In the base currency.")]
    public decimal Quantity => instrument.ToDecimal(fill.Quantity);

    [GraphQLDescription("In the quote currency.")]
    public decimal Fee => fill.Fee;

    [GraphQLDescription("The venue's time, UTC.")]
    public DateTime Time => fill.Time;
}
