using Aetherion.Domain.Venues.Orders;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>What a user stream needs to open.</summary>
public sealed record UserStreamContext
{
    public required OrderVenue Venue { get; init; }

    public required VenueCredentials Credentials { get; init; }

    public required OrderGatewayOptions Options { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Where what is not known is counted, for all streams of the venue.</summary>
    public required UnknownNames Unknown { get; init; }

    /// <summary>What a signature needs at the time it is made.</summary>
    public required Func<CancellationToken, Task<SigningMoment>> Moment { get; init; }

    /// <summary>Sends a request to the venue; null without an answer.</summary>
    public required Func<VenueRequest, CancellationToken, Task<VenueAnswer?>> Send { get; init; }
}
