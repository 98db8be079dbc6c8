namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>A socket of a client, with the products of each of its channels.</summary>
internal sealed record CoinbaseConnection(int Number, DateTime OpenedTime)
{
    public SortedDictionary<string, SortedSet<string>> Channels { get; } = new(StringComparer.Ordinal);

    /// <summary>Times of the messages of the last second.</summary>
    public Queue<DateTime> RecentMessages { get; } = new();

    public bool Has(string channel, string product) =>
        Channels.TryGetValue(channel, out var products) && products.Contains(product);
}
