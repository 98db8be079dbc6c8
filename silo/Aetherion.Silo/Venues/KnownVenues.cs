using System.Collections.Immutable;
using Aetherion.Domain.Venues.Sessions.Binance;
using Aetherion.Domain.Venues.Sessions.Streams;

namespace Aetherion.Silo.Venues;

/// <summary>The venues that <c>--feed</c> knows.</summary>
public static class KnownVenues
{
    public static ImmutableArray<VenueDefinition> All { get; } =
    [
        Binance(BinanceMarket.Spot, "https://api.binance.com", "wss://stream.binance.com:9443"),
        Binance(BinanceMarket.UsdM, "https://fapi.binance.com", "wss://fstream.binance.com"),
        Binance(BinanceMarket.CoinM, "https://dapi.binance.com", "wss://dstream.binance.com"),
        Stream(
            CoinbaseExchangeVenue.VenueName, "https://api.exchange.coinbase.com", "wss://ws-feed.exchange.coinbase.com",
            () => new CoinbaseExchangeVenue()),
        Stream(
            CoinbaseAdvancedVenue.VenueName, "https://api.coinbase.com", "wss://advanced-trade-ws.coinbase.com",
            () => new CoinbaseAdvancedVenue()),
        Stream(WeexVenue.SpotName, "https://api-spot.weex.com", "wss://ws-spot.weex.com", WeexVenue.Spot),
        Stream(
            WeexVenue.FuturesName, "https://api-contract.weex.com", "wss://ws-contract.weex.com", WeexVenue.Futures),
    ];

    public static VenueDefinition? Find(string name) => All.FirstOrDefault(venue => venue.Name == name);

    private static VenueDefinition Binance(BinanceMarket market, string rest, string socket) => new(
        market.Venue, new VenueEndpoint(new Uri(rest), new Uri(socket)),
        (options, sink) => new BinanceSession(market, options, sink));

    private static VenueDefinition Stream(string name, string rest, string socket, Func<IStreamVenue> create) => new(
        name, new VenueEndpoint(new Uri(rest), new Uri(socket)), (options, sink) => new StreamSession(create(), options, sink));
}
