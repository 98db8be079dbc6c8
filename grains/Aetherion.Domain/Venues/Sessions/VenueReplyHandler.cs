namespace Aetherion.Domain.Venues.Sessions;

/// <summary>Takes the answer to a request, or that there will be none.</summary>
/// <param name="input">Of <see cref="VenueInputKind.Reply"/> or <see cref="VenueInputKind.Failed"/>.</param>
public delegate void VenueReplyHandler(in VenueInput input);
