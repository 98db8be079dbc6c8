namespace Aetherion.VenueEmulator.Core.Coinbase.Advanced;

/// <summary>A socket of a client: its channels, and the number of its next frame.</summary>
internal sealed record AdvancedConnection(int Number, DateTime OpenedTime)
{
    /// <summary>Over all channels, without a gap.</summary>
    public long NextSequence { get; set; }

    /// <summary>When the last frame was sent.</summary>
    public DateTime LastTime { get; set; } = OpenedTime;

    /// <summary>The account whose orders it follows; empty for none.</summary>
    public string Account { get; set; } = "";

    public SortedDictionary<string, SortedSet<string>> Channels { get; } = new(StringComparer.Ordinal);

    /// <summary>Times of the messages of the last second.</summary>
    public Queue<DateTime> RecentMessages { get; } = new();

    public bool Has(string channel, string product) =>
        Channels.TryGetValue(channel, out var products) && products.Contains(product);
}
