namespace Aetherion.Api.Live;

/// <summary>Bounds that all streams share; each stream names its own window.</summary>
internal static class StreamLimits
{
    /// <summary>
    /// Whoever was sent nothing for a whole interval is sent a status: at least one every two intervals, which are less
    /// than the 15 s that clients are promised.
    /// </summary>
    public static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(7);

    /// <summary>How long a stream is kept up after its last subscriber has left, so that it can come back to it.</summary>
    public static readonly TimeSpan LingerTime = TimeSpan.FromMinutes(2);

    /// <summary>Streams kept up without subscribers; beyond it those that are left longest end first.</summary>
    public const int LingeringMax = 1024;

    /// <summary>Inputs that wait to be put into a stream.</summary>
    public const int InputsWaitingMax = 4096;

    /// <summary>Events of a lossless stream held in memory: a subscriber that falls further behind is too slow.</summary>
    public const int LosslessWindow = 1024;

    /// <summary>Changes of a conflating stream held in memory.</summary>
    public const int ConflatingWindow = 256;

    /// <summary>How many stored events a subscriber may catch up on; one that is further behind gets a snapshot.</summary>
    public const int StoredWindow = 100_000;

    /// <summary>Events read from storage at a time.</summary>
    public const int StoredPageSize = 200;

    /// <summary>
    /// How often storage is asked in vain for an event that the stream is past already: for half a minute, since storage is
    /// behind while a new database is filled with the past.
    /// </summary>
    public const int StoredAttemptsMax = 120;

    public static readonly TimeSpan StoredRetryDelay = TimeSpan.FromMilliseconds(250);

    /// <summary>Time between two looks at what announces no changes.</summary>
    public static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>Subscribers of a stream may ask for no more than this, so it does not change more often.</summary>
    public static readonly TimeSpan ConflatingInterval = TimeSpan.FromSeconds(1.0 / UpdateRate.Max);
}
