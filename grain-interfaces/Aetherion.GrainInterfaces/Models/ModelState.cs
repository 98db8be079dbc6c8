namespace Aetherion.GrainInterfaces;

/// <summary>What a version is at present; it follows from the events of its scope.</summary>
public enum ModelState
{
    /// <summary>Stored, and never promoted.</summary>
    Registered,

    /// <summary>In charge of its scope.</summary>
    Champion,

    /// <summary>Runs beside the champion and decides nothing.</summary>
    Challenger,

    /// <summary>Was in charge before.</summary>
    Retired,

    /// <summary>Failed a check; it cannot be promoted.</summary>
    Refused,
}
