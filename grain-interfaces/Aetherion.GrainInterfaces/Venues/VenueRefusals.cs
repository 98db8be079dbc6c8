namespace Aetherion.GrainInterfaces;

/// <summary>Why a venue's symbol was not subscribed to or left.</summary>
public static class VenueRefusals
{
    public const string NotConnected = "VENUE_NOT_CONNECTED";

    public const string AlreadySubscribed = "SYMBOL_ALREADY_SUBSCRIBED";

    public const string NotSubscribed = "SYMBOL_NOT_SUBSCRIBED";

    /// <summary>No symbol of a venue is called so.</summary>
    public const string NoSymbol = "SYMBOL_INVALID";

    /// <summary>The most symbols of a session are taken already.</summary>
    public const string TooMany = "SYMBOL_LIMIT_EXCEEDED";
}
