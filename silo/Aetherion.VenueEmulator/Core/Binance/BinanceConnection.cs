namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>A socket of a client.</summary>
/// <param name="Category">The part of the USD-M streams that it carries: public, market, private; empty for all.</param>
internal sealed record BinanceConnection(
    int Number, BinanceMarketKind Market, BinanceSocketKind Kind, string Category, string Address, DateTime OpenedTime)
{
    public HashSet<string> Streams { get; } = [];

    /// <summary>Whether frames come wrapped with the name of their stream.</summary>
    public bool IsCombined { get; set; } = Kind == BinanceSocketKind.Combined;

    /// <summary>Times of the messages of the last second.</summary>
    public Queue<DateTime> RecentMessages { get; } = new();

    /// <summary>Whether the end of the connection was announced.</summary>
    public bool IsEnding { get; set; }

    /// <summary>The events of user data that are wanted; empty for all.</summary>
    public HashSet<string> Events { get; } = [];

    public bool Wants(string eventName) => Events.Count == 0 || eventName.Length == 0 || Events.Contains(eventName);

    /// <summary>Whether the category holds a stream; others are accepted and stay silent, as the venue does since the split.</summary>
    public bool Carries(string stream)
    {
        // Listen keys have neither mark.
        var isUser = !stream.Contains('@', StringComparison.Ordinal) && !stream.StartsWith('!');
        var isBook = stream.Contains("@depth", StringComparison.Ordinal) || stream.Contains("@bookTicker", StringComparison.Ordinal);
        return Category switch
        {
            "public" => isBook,
            "market" => !isBook && !isUser,
            "private" => isUser,
            _ => true,
        };
    }
}
