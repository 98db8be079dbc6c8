namespace Aetherion.GrainInterfaces;

/// <summary>Why a venue's symbol was not subscribed to or left.</summary>
public static class VenueRefusals
{
    public const string NotConnected = "VENUE_NOT_CONNECTED";

    public const string NothingToDo = "NOTHING_TO_DO";
}
