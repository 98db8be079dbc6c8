using System.Collections.Immutable;
using Aetherion.Domain.Venues.Sessions.Binance;

namespace Aetherion.Silo.Venues;

/// <summary>The venues that <c>--feed</c> knows.</summary>
public static class KnownVenues
{
    public static ImmutableArray<VenueDefinition> All { get; } =
    [
        Binance(BinanceMarket.Spot, "https://api.binance.com", "wss://stream.binance.com:9443"),
        Binance(BinanceMarket.UsdM, "https://fapi.binance.com", "wss://fstream.binance.com"),
        Binance(BinanceMarket.CoinM, "https://dapi.binance.com", "wss://dstream.binance.com"),
    ];

    public static VenueDefinition? Find(string name) => All.FirstOrDefault(venue => venue.Name == name);

    private static VenueDefinition Binance(BinanceMarket market, string rest, string socket) => new(
        market.Venue, new VenueEndpoint(new Uri(rest), new Uri(socket)),
        (options, sink) => new BinanceSession(market, options, sink));
}
