using Aetherion.Domain.Venues.Sessions;

namespace Aetherion.Silo.Venues;

/// <summary>Sees everything that reaches a venue's session, before the session does: the place of a recorder.</summary>
public interface IVenueInputLog
{
    /// <summary>A session begins; its inputs follow, from sequence 1. A replay needs the same options.</summary>
    void Begin(string venue, VenueSessionOptions options);

    /// <summary>
    /// The next input of the venue's session; its payload is valid during the call only. Called in order for each venue,
    /// for several venues at once. What blocks here holds up the venue.
    /// </summary>
    void Append(string venue, in VenueInput input);

    /// <summary>The session has ended.</summary>
    /// <param name="failure">Why, where it has failed, in a sentence; null where the service stops.</param>
    void End(string venue, string? failure);
}
