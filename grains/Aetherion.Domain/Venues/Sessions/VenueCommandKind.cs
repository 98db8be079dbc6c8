namespace Aetherion.Domain.Venues.Sessions;

/// <summary>What a session asks of whoever holds its connections.</summary>
public enum VenueCommandKind
{
    /// <summary>Open a connection to a path; its number is new. Answered by <see cref="VenueInputKind.Opened"/> or
    /// <see cref="VenueInputKind.Closed"/>.</summary>
    Open,

    /// <summary>Send a text on a connection; not answered, and of no effect where the connection is gone.</summary>
    Send,

    /// <summary>Close a connection; what still comes from it is ignored.</summary>
    Close,

    /// <summary>Ask by HTTP. Answered by one <see cref="VenueInputKind.Reply"/> or
    /// <see cref="VenueInputKind.Failed"/>, always.</summary>
    Request,
}
