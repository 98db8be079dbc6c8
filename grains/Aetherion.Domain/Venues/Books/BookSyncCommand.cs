namespace Aetherion.Domain.Venues.Books;

/// <summary>What whoever holds the connection has to do.</summary>
public enum BookSyncCommand
{
    None,

    /// <summary>
    /// Fetch a snapshot and hand it in; one at a time. Where snapshots are part of the stream: subscribe anew.
    /// </summary>
    RequestSnapshot,

    /// <summary>Snapshots do not help: begin anew with another connection.</summary>
    Reconnect,
}
