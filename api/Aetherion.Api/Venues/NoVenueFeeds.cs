using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Venues;

/// <summary>A service that is connected to no venue.</summary>
internal sealed class NoVenueFeeds : IVenueFeeds
{
    public ImmutableArray<string> Venues => [];

    public ImmutableArray<VenueSymbolStatus> Symbols => [];

    public ImmutableArray<VenueDecoding> Decoding => [];

    public VenueStatistics StatisticsOf(InstrumentId id) => VenueStatistics.None;

    public Task<VenueChange> Subscribe(InstrumentId id) => Task.FromResult(VenueChange.NotConnected(id));

    public Task<VenueChange> Unsubscribe(InstrumentId id) => Task.FromResult(VenueChange.NotConnected(id));
}
