using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Venues;

[GraphQLDescription("A symbol of a venue that this service is connected to.")]
internal sealed record SubscribeSymbolInput(
    [ID]
    [GraphQLDescription("Venue and symbol, such as binance:BTCUSDT, or the product in place of the symbol: binance:BTC-USD.")]
    string InstrumentId,
    string? ClientMutationId = null);
