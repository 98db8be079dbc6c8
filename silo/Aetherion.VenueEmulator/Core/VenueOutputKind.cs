namespace Aetherion.VenueEmulator.Core;

/// <summary>What a <see cref="VenueOutput"/> does to its connection.</summary>
public enum VenueOutputKind
{
    /// <summary>A text frame.</summary>
    Frame,

    /// <summary>A proper close with a code.</summary>
    Close,

    /// <summary>The connection breaks off without a close.</summary>
    Abort,
}
