namespace Aetherion.VenueEmulator.Core.Weex;

/// <summary>What <c>U</c> of a book update says; sources disagree, so both can be served.</summary>
public enum WeexIdReading
{
    /// <summary>The first id inside: the one after <c>u</c> of the update before.</summary>
    First,

    /// <summary><c>u</c> of the update before.</summary>
    Previous,
}
