namespace Aetherion.Domain.Venues.Books;

/// <summary>How far a book may be trusted. Nothing decides on one that is not <see cref="Live"/>.</summary>
public enum BookSyncState
{
    /// <summary>Awaits its first snapshot; updates are kept.</summary>
    Syncing,

    /// <summary>Equal to the venue's, as far down as the snapshot reached.</summary>
    Live,

    /// <summary>Was live, and has missed something since.</summary>
    Stale,
}
