using System.Collections.Immutable;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>The requests that Coinbase Exchange and Advanced Trade serve.</summary>
internal static class CoinbaseCalls
{
    public static ImmutableArray<VenueCall> All { get; } =
    [
        .. VenueReach.Read(
            "/", "GET time products products/* products/*/book products/*/ticker products/*/trades products/*/candles",
            "GET orders orders/* fills accounts", "POST orders", "DELETE orders orders/*"),
        .. VenueReach.Read(
            CoinbaseVenue.AdvancedPath + Advanced.AdvancedRest.Root,
            "GET time market/products market/product_book market/products/* market/products/*/candles market/products/*/ticker",
            "GET products product_book products/* products/*/candles products/*/ticker",
            "GET orders/historical/batch orders/historical/fills orders/historical/* accounts",
            "POST orders orders/batch_cancel orders/edit"),
    ];
}
