using Aetherion.Domain.Venues.Sessions;

namespace Aetherion.Silo.Venues;

/// <summary>Nothing is recorded.</summary>
public sealed class NoVenueInputLog : IVenueInputLog
{
    public void Begin(string venue, VenueSessionOptions options)
    {
    }

    public void Append(string venue, in VenueInput input)
    {
    }

    public void End(string venue, string? failure)
    {
    }
}
