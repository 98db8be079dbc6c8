namespace Aetherion.Domain.OrderBooks;

/// <summary>Whether a book can be used.</summary>
public enum BookState
{
    /// <summary>No snapshot was seen yet, or events went missing since; deltas are ignored until one comes.</summary>
    AwaitingSnapshot,

    /// <summary>It follows the venue.</summary>
    Live,

    /// <summary>
    /// It contradicted itself (crossed, or a negative quantity or price); ignored until a snapshot comes.
    /// </summary>
    Broken,
}
