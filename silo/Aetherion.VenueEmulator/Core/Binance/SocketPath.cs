namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>What the path of a socket asks for.</summary>
internal sealed record SocketPath(BinanceSocketKind Kind, string Category, IReadOnlyList<string> Streams)
{
    /// <summary>Null for what is no socket of the market.</summary>
    public static SocketPath? Parse(BinanceMarketKind market, string path, string query)
    {
        var parts = path.Trim('/').Split('/').ToList();
        var category = "";
        if (market == BinanceMarketKind.UsdFutures && parts[0] is "public" or "market" or "private")
        {
            category = parts[0];
            parts.RemoveAt(0);
        }
        return parts switch
        {
            ["ws", .. var streams] => new SocketPath(BinanceSocketKind.Raw, category, [.. streams.Where(stream => stream.Length > 0)]),
            ["stream"] => new SocketPath(BinanceSocketKind.Combined, category, Combined(query)),
            _ => null,
        };
    }

    private static string[] Combined(string query) =>
        QueryText.Read(query).Get("streams").Split('/', StringSplitOptions.RemoveEmptyEntries);
}
