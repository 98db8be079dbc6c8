using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Venues;

[GraphQLDescription("A symbol that this service takes from a venue.")]
internal sealed record UnsubscribeSymbolInput(
    [ID]
    [GraphQLDescription("Venue and symbol, such as binance:BTCUSDT, or the product in place of the symbol: binance:BTC-USD.")]
    string InstrumentId,
    string? ClientMutationId = null);
