namespace Aetherion.GrainInterfaces;

/// <summary>How a key stands for the one who claims it.</summary>
public enum IdempotencyClaimState
{
    /// <summary>The caller is to carry the request out and record the outcome.</summary>
    Claimed,

    /// <summary>Somebody carries it out now.</summary>
    InProgress,

    /// <summary>It was carried out; the outcome is there.</summary>
    Completed,

    /// <summary>The key stands for a request with another content.</summary>
    Conflict,
}
