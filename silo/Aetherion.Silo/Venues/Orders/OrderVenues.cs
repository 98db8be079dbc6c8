using Aetherion.Domain.Venues.Orders.Binance;
using Aetherion.Domain.Venues.Orders.Coinbase;
using Aetherion.Domain.Venues.Orders.Weex;
using Aetherion.Domain.Venues.Sessions.Streams;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>The venues that bots can trade live on.</summary>
public static class OrderVenues
{
    private static readonly Uri SpotUserStream = new("wss://ws-api.binance.com:443");
    private static readonly Uri CoinbaseUserStream = new("wss://advanced-trade-ws-user.coinbase.com");

    /// <summary>The venue of a name at an address; null when no orders can be sent there.</summary>
    /// <param name="isOwnAddress">Whether it is the venue's own, which has other hosts for user streams.</param>
    public static OrderVenue? Find(string name, VenueEndpoint endpoint, bool isOwnAddress)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return name switch
        {
            "binance" => new OrderVenue(
                new BinanceSpotOrders(),
                endpoint,
                isOwnAddress ? SpotUserStream : endpoint.Socket,
                context => new BinanceSpotUserStream(context)),
            "binance-usdm" => new OrderVenue(
                new BinanceFuturesOrders(), endpoint, endpoint.Socket, context => new BinanceFuturesUserStream(context)),
            "coinbase" => new OrderVenue(
                new CoinbaseExchangeOrders(), endpoint, endpoint.Socket, context => new CoinbaseExchangeUserStream(context)),
            "coinbase-advanced" => new OrderVenue(
                new CoinbaseOrders(isOwnAddress ? CoinbaseOrders.DefaultHost : endpoint.Rest.Authority),
                endpoint,
                isOwnAddress ? CoinbaseUserStream : endpoint.Socket,
                context => new CoinbaseUserStream(context)),
            WeexVenue.SpotName => Weex(isFutures: false, endpoint),
            WeexVenue.FuturesName => Weex(isFutures: true, endpoint),
            _ => null,
        };
    }

    private static OrderVenue Weex(bool isFutures, VenueEndpoint endpoint) =>
        new(new WeexOrders(isFutures), endpoint, endpoint.Socket, context => new WeexUserStream(context));
}
