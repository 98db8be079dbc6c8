namespace Aetherion.Domain.Venues.Sessions;

/// <summary>What reached a session from outside. Values are stored in recordings and never change their number.</summary>
public enum VenueInputKind : byte
{
    /// <summary>A connection is open; the target is its path, without anything secret.</summary>
    Opened = 1,

    /// <summary>A connection is closed or was lost; the status is the close code, 0 where there was none.</summary>
    Closed = 2,

    /// <summary>A whole message of a connection; the payload is its bytes.</summary>
    Frame = 3,

    /// <summary>An answer to a request; the target is method and path with public parameters, the payload the body.</summary>
    Reply = 4,

    /// <summary>A request that got no answer.</summary>
    Failed = 5,

    /// <summary>Time went by; nothing else happened.</summary>
    Clock = 6,

    /// <summary>A symbol is wanted from now on; the target is its name in the product.</summary>
    Wanted = 7,

    /// <summary>
    /// A symbol is no longer wanted. One that several venues feed by turns has failed, and the payload says why; no session has that.
    /// </summary>
    Unwanted = 8,

    /// <summary>Something was done with a paper bot; the payload says what and where. Sessions pass over it.</summary>
    BotCommand = 9,

    /// <summary>
    /// A symbol that several venues feed by turns takes what one of them said next; the target is the symbol, the connection the place
    /// of the venue. No session has it.
    /// </summary>
    Turn = 10,
}
