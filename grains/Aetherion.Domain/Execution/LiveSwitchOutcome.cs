namespace Aetherion.Domain.Execution;

/// <summary>What became of a confirmation.</summary>
public enum LiveSwitchOutcome
{
    /// <summary>The bot trades live from its next start on.</summary>
    Switched,

    /// <summary>Nobody has asked, or the request is used up.</summary>
    NotRequested,

    /// <summary>It came too late.</summary>
    Expired,

    /// <summary>Who confirmed does not know the challenge.</summary>
    WrongChallenge,

    /// <summary>Another must confirm than who asked; the request goes on waiting.</summary>
    SamePerson,

    /// <summary>Another must confirm, and who is behind one of the two is not known; the request goes on waiting.</summary>
    UnknownPerson,
}
