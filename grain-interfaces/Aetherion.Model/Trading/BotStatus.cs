namespace Aetherion.Model;

/// <summary>The life of a bot.</summary>
public enum BotStatus
{
    /// <summary>Made and never started.</summary>
    Created,

    /// <summary>Started; it watches bars and sends nothing yet.</summary>
    WarmingUp,

    /// <summary>It trades.</summary>
    Running,

    /// <summary>It keeps its position and opens nothing new.</summary>
    Paused,

    /// <summary>It does nothing.</summary>
    Stopped,
}
