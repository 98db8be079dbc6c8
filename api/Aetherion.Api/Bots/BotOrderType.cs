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
    [GraphQLDescription("Identifies the order; the same one has the same id in events and lists.")]
    public string Id => NodeIds.OfOrder(order.Bot, order.Id);

    [GraphQLDescription("Ours, the same on every try. At a venue a live order goes by an id made of it, which begins with ae.")]
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

    [GraphQLDescription("What it does.")]
    public Side Side => order.Side;

    [GraphQLDescription("How it is to be executed: MARKET takes what rests in the book, at once.")]
    public string Type => order.Type.ToString().ToUpperInvariant();

    [GraphQLDescription("What was asked for, in the base currency.")]
    public decimal Quantity => instrument.ToDecimal(order.Quantity);

    [GraphQLDescription("What was executed so far, in the base currency.")]
    public decimal FilledQuantity => instrument.ToDecimal(order.FilledQuantity);

    [GraphQLDescription("Over the fills so far; null without fills.")]
    public decimal? AveragePrice => order.AveragePrice;

    [GraphQLDescription("Of its executions so far, in the quote currency.")]
    public decimal Fee => order.Fee;

    [GraphQLDescription("Where it stands.")]
    public OrderState State => order.State;

    [GraphQLDescription("Why it was sent, or why it was denied or rejected.")]
    public string ReasonCode => order.ReasonCode;

    [GraphQLDescription("The same for people.")]
    public string ReasonText => order.ReasonText;

    [GraphQLDescription("When the bot asked for it.")]
    public DateTime CreatedTime => order.CreatedTime;

    [GraphQLDescription("When its state last changed.")]
    public DateTime UpdatedTime => order.UpdatedTime;

    [GraphQLDescription("The bar whose signal asked for it.")]
    public long BarSequence => order.BarSequence;
}
