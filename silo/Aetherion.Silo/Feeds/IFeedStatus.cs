namespace Aetherion.Silo.Feeds;

/// <summary>How the feed of this process is doing, for readiness and the status line.</summary>
public interface IFeedStatus
{
    /// <summary>What keeps the feed from delivering, for operators; null when nothing does.</summary>
    string? Problem { get; }

    /// <summary>Events taken in by symbol grains so far.</summary>
    long EventCount { get; }

    /// <summary>Done with the back-fill, as a share from 0 to 1.</summary>
    double BackfillShare { get; }
}
