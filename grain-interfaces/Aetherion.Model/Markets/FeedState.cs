namespace Aetherion.Model;

/// <summary>Whether the data of a symbol can be trusted now.</summary>
public enum FeedState
{
    /// <summary>No event has been seen yet, or the book awaits a snapshot.</summary>
    Syncing,

    /// <summary>Events arrive in order.</summary>
    Live,

    /// <summary>Nothing arrived within the time allowed, or the book is broken.</summary>
    Stale,

    /// <summary>The market's session is over.</summary>
    Closed,
}
