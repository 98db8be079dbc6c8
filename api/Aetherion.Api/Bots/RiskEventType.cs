using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[GraphQLName("RiskEvent")]
[GraphQLDescription("Risk has denied an order of the bot.")]
internal sealed class RiskEventType(string epoch, Instrument instrument, BotEvent entry)
    : BotEntryType(epoch, instrument, entry)
{
    [GraphQLDescription("The rule that denied it.")]
    public string Rule => Order!.ReasonCode;

    [GraphQLDescription("The account's trading state where the rule is about that, else null.")]
    public TradingState? TradingState => Rule switch
    {
        "TRADING_HALTED" => Model.TradingState.Halted,
        "TRADING_STATE_REDUCING" => Model.TradingState.Reducing,
        _ => null,
    };
}
