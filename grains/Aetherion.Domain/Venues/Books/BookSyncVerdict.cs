namespace Aetherion.Domain.Venues.Books;

/// <summary>What became of an update or a snapshot.</summary>
public enum BookSyncVerdict
{
    /// <summary>Nothing came in; the state changed.</summary>
    None,

    /// <summary>The update changed the book.</summary>
    Applied,

    /// <summary>The snapshot and the updates kept since are the book, which is live.</summary>
    SnapshotApplied,

    /// <summary>The update is kept until the snapshot is there.</summary>
    Buffered,

    /// <summary>All of the update is in the book already, or will be in the snapshot that the stream brings.</summary>
    Old,

    /// <summary>Updates before this one are missing.</summary>
    Gap,

    /// <summary>After it a bid would not be below an ask.</summary>
    Crossed,

    /// <summary>
    /// A price or quantity that is none of the instrument's, or ids that contradict each other; not applied.
    /// </summary>
    Invalid,

    /// <summary>The snapshot is from before the first update that was kept.</summary>
    SnapshotTooOld,

    /// <summary>More updates came before the snapshot than are kept.</summary>
    BufferFull,

    /// <summary>Not asked for, or after giving up: dropped.</summary>
    Unexpected,
}
