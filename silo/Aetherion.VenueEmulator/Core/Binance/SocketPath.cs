namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>What the path of a socket asks for.</summary>
internal sealed record SocketPath(BinanceSocketKind Kind, string Category, IReadOnlyList<string> Streams, IReadOnlyList<string> Events)
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
        var names = QueryText.Read(query);
        string[] events = names.Get("events").Split('/', StringSplitOptions.RemoveEmptyEntries);
        string[] keys = names.Get("listenKey") is { Length: > 0 } key ? [key] : [];
        return (market, parts) switch
        {
            (BinanceMarketKind.Spot, ["ws-api", "v3"]) or (BinanceMarketKind.UsdFutures, ["ws-fapi", "v1"]) =>
                new SocketPath(BinanceSocketKind.Api, category, [], []),
            (_, ["ws", .. var streams]) =>
                new SocketPath(BinanceSocketKind.Raw, category, [.. streams.Where(stream => stream.Length > 0), .. keys], events),
            (_, ["stream"]) => new SocketPath(
                BinanceSocketKind.Combined, category,
                [.. names.Get("streams").Split('/', StringSplitOptions.RemoveEmptyEntries), .. keys], events),
            _ => null,
        };
    }
}
