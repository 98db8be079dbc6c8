using Aetherion.Domain.Venues;

namespace Aetherion.Domain.Tests.Venues;

/// <summary>What is in a message.</summary>
internal static class VenueMessageContent
{
    public static int CountOf(VenueMessage message) =>
        message.Trades.Count + message.Quotes.Count + message.Depths.Count + message.Klines.Count + message.Tickers.Count
        + message.MarkPrices.Count + message.Liquidations.Count + message.Products.Count + message.Positions.Count
        + (message.Kind == VenueMessageKind.None ? 0 : 1) + (message.Sequence is null ? 0 : 1);

    /// <summary>All that a message tells but the fields that are not known.</summary>
    public static string Describe(VenueMessage message)
    {
        List<string> parts =
        [
            $"{message.Kind} {message.Reply} {message.Sequence} {message.Product} {message.LastTradeId} {message.HeartbeatCount} "
            + $"{message.UnknownValueCount}",
        ];
        parts.AddRange(
        [
            .. Items(message.Trades), .. Items(message.Quotes), .. Items(message.Depths), .. Items(message.Klines),
            .. Items(message.Tickers), .. Items(message.MarkPrices), .. Items(message.Liquidations), .. Items(message.Products),
            .. Items(message.Positions),
        ]);
        foreach (var depth in message.Depths.Items.ToArray())
        {
            parts.AddRange(message.BidsOf(depth).ToArray().Select(level => $"bid {level}"));
            parts.AddRange(message.AsksOf(depth).ToArray().Select(level => $"ask {level}"));
        }
        return string.Join('\n', parts);
    }

    private static IEnumerable<string> Items<T>(VenueList<T> list)
        where T : struct =>
        list.Items.ToArray().Select(item => string.Join(' ', typeof(T).GetProperties().Select(p => $"{p.Name}={p.GetValue(item)}")));
}
