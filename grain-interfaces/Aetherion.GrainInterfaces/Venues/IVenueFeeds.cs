using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>The connections of this process to venues.</summary>
public interface IVenueFeeds
{
    /// <summary>Venues that are connected to, by name.</summary>
    ImmutableArray<string> Venues { get; }

    /// <summary>The symbols that are wanted, of all venues.</summary>
    ImmutableArray<VenueSymbolStatus> Symbols { get; }

    /// <summary>What each venue sent, and how much of it was understood.</summary>
    ImmutableArray<VenueDecoding> Decoding { get; }

    /// <summary>What a venue says of an instrument beside its book and trades.</summary>
    VenueStatistics StatisticsOf(InstrumentId id);

    /// <summary>Wants a symbol from now on, without a new connection where there is room on one.</summary>
    /// <param name="id">Venue and symbol, or a product such as BTC-USD in place of the symbol.</param>
    /// <returns>When it is wanted. Whether the venue lists the symbol shows in its state.</returns>
    Task<VenueChange> Subscribe(InstrumentId id);

    /// <summary>Does not want a symbol any more. Returns when its grain has all that came of it.</summary>
    Task<VenueChange> Unsubscribe(InstrumentId id);
}
