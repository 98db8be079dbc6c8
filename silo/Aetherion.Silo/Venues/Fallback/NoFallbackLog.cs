using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Silo.Venues.Fallback;

/// <summary>Nothing is recorded.</summary>
public sealed class NoFallbackLog : IFallbackLog
{
    public DateTime Begin(InstrumentId id, Instrument? known, VenueStart start, DateTime time) => time;

    public DateTime Take(InstrumentId id, int source, DateTime time) => time;

    public void Fail(InstrumentId id, string why, DateTime time)
    {
    }

    public void End(InstrumentId id)
    {
    }
}
