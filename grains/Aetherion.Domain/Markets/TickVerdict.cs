namespace Aetherion.Domain.Markets;

/// <summary>What becomes of an event.</summary>
public enum TickVerdict
{
    /// <summary>It is the next one.</summary>
    Accepted,

    /// <summary>It is taken in, but events before it are missing.</summary>
    AcceptedAfterGap,

    /// <summary>Its sequence was seen before: dropped.</summary>
    Duplicate,

    /// <summary>A trade older than the forming second and the grace allow: dropped.</summary>
    Late,

    /// <summary>
    /// A price or quantity not above 0, or an event time further ahead of ours than clocks differ: dropped.
    /// </summary>
    Invalid,
}
