using Aetherion.Domain.Venues;

namespace Aetherion.Domain.Tests.Venues;

/// <summary>What is left in a message that should be empty.</summary>
internal static class VenueMessageContent
{
    public static int CountOf(VenueMessage message) =>
        message.Trades.Count + message.Quotes.Count + message.Depths.Count + message.Klines.Count + message.Tickers.Count
        + message.MarkPrices.Count + message.Liquidations.Count + message.Products.Count + message.Positions.Count
        + (message.Kind == VenueMessageKind.None ? 0 : 1) + (message.Sequence is null ? 0 : 1);
}
