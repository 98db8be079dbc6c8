using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

[GraphQLDescription("An execution as the venue lists it.")]
internal sealed record SettledExecutionInput(
    [GraphQLDescription("The venue's id of the trade.")]
    string TradeId,
    [GraphQLDescription("In the quote currency.")]
    decimal Price,
    [GraphQLDescription("In the base currency.")]
    decimal Quantity,
    [GraphQLDescription("What the venue took for it; negative when it paid.")]
    decimal Commission = 0,
    [GraphQLDescription("What the commission was paid in, as the venue names it.")]
    string CommissionCurrency = "");
