using Aetherion.Domain.Venues.Sessions;

namespace Aetherion.Silo.Venues;

/// <summary>A venue that can be connected to.</summary>
/// <param name="Name">The venue in instrument ids and of <c>--feed</c>.</param>
/// <param name="Endpoint">Where it is reached unless something else is configured.</param>
/// <param name="CreateSession">Makes its session.</param>
public sealed record VenueDefinition(
    string Name, VenueEndpoint Endpoint, Func<VenueSessionOptions, IVenueSink, VenueSession> CreateSession);
