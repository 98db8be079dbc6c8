using Aetherion.Domain.Venues.Fallback;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>Takes what a session's recordings lead to, of all its venues.</summary>
internal interface IReplaySink
{
    /// <summary>What the venues' sessions make of their inputs.</summary>
    IVenueSink Venues { get; }

    /// <summary>An event of a normalised recording.</summary>
    void Add(InstrumentId instrument, in MarketEvent marketEvent);

    /// <summary>A symbol begins that several venues feed by turns.</summary>
    /// <returns>Takes what becomes of it.</returns>
    IFallbackSink Begin(InstrumentId instrument, VenueStart start);
}
