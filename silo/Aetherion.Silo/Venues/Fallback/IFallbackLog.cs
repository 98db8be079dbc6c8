using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Silo.Venues.Fallback;

/// <summary>
/// Sees in which order a symbol takes what its venues say, before it does: the place of a recorder. What they say follows from the
/// recordings of the venues. For several symbols at once; what blocks here holds up the symbol.
/// </summary>
public interface IFallbackLog
{
    /// <summary>A symbol begins, knowing this.</summary>
    /// <returns>The time to begin at; never before that of anything logged earlier.</returns>
    DateTime Begin(InstrumentId id, Instrument? known, VenueStart start, DateTime time);

    /// <summary>The symbol takes what a venue said next, or the time.</summary>
    /// <param name="source">The place of the venue, or <see cref="Domain.Venues.Fallback.FallbackInput.Clock"/>.</param>
    /// <returns>The time to take it at; never before that of anything logged earlier.</returns>
    DateTime Take(InstrumentId id, int source, DateTime time);

    /// <summary>The symbol has failed: what it took last may have led to nothing, and it takes nothing more.</summary>
    void Fail(InstrumentId id, string why, DateTime time);

    /// <summary>The symbol has ended.</summary>
    void End(InstrumentId id);
}
