namespace Aetherion.Domain.Venues.Books;

/// <summary>What the first of two ids of an update means, where the venue's documentation leaves it open.</summary>
public enum UpdateIdReading
{
    /// <summary>No update after the snapshot has shown it yet.</summary>
    Undecided,

    /// <summary>It is the first id inside: the final id of the update before, plus 1.</summary>
    FirstId,

    /// <summary>It is the final id of the update before.</summary>
    PreviousId,
}
