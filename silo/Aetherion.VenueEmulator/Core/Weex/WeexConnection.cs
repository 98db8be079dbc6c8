namespace Aetherion.VenueEmulator.Core.Weex;

/// <summary>A socket of a client, with its channels.</summary>
/// <param name="Account">Whose orders it may follow; empty on a public one.</param>
internal sealed record WeexConnection(int Number, DateTime OpenedTime, string Account)
{
    public SortedSet<string> Channels { get; } = new(StringComparer.Ordinal);

    /// <summary>Times of the operations of the last hour.</summary>
    public Queue<DateTime> RecentOperations { get; } = new();

    /// <summary>Pings that are not answered yet.</summary>
    public int OpenPings { get; set; }
}
