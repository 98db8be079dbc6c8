using Aetherion.Api.Symbols;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[ObjectType("Position")]
[GraphQLDescription("What a bot holds; amounts in the quote currency, fees apart.")]
internal sealed class PositionType(Instrument instrument, BotSnapshot bot) : INode
{
    [ID]
    [GraphQLDescription("Identifies the position for node; a bot has one.")]
    public string Id => NodeIds.OfPosition(bot.Key);

    [ID]
    public string BotId => bot.Key.ToString();

    [GraphQLDescription("Whose position it is.")]
    public BotType Bot => new(instrument, bot);

    [GraphQLDescription("What is held.")]
    public InstrumentType Instrument => new(instrument);

    [GraphQLDescription("Held, in the base currency; 0 when flat.")]
    public decimal Quantity => instrument.ToDecimal(bot.Position.Quantity);

    [GraphQLDescription("Paid on average for what is held; null when flat.")]
    public decimal? AveragePrice => bot.Position.AveragePrice;

    [GraphQLDescription("The price it is valued at; null before the first bar.")]
    public decimal? MarkPrice => bot.MarkPrice;

    [GraphQLDescription("Of what is held, at the mark price, fees excluded.")]
    public decimal UnrealizedProfit => bot.UnrealizedProfit;

    [GraphQLDescription("Of what was sold, in the quote currency, fees excluded.")]
    public decimal RealizedProfit => bot.Position.RealizedProfit;

    [GraphQLDescription("All that was paid for executions, in the quote currency.")]
    public decimal Fees => bot.Position.Fees;
}
