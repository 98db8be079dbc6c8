using System.Collections.Immutable;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Venues.Fallback;

namespace Aetherion.Silo.Venues;

/// <summary>The venues of this process together.</summary>
public sealed class VenueFeeds(IEnumerable<VenueFeedWorker> workers, FallbackFeeds fallbacks, VenueUnknowns unknowns) : IVenueFeeds
{
    private readonly ImmutableArray<VenueFeedWorker> _workers = [.. workers];

    public ImmutableArray<string> Venues => [.. _workers.Select(worker => worker.Venue)];

    public ImmutableArray<VenueSymbolStatus> Symbols => 
        [.. _workers.SelectMany(worker => worker.Symbols), .. fallbacks.Workers.Select(worker => worker.Symbol)];

    public ImmutableArray<VenueDecoding> Decoding => [.. _workers.Select(worker => unknowns.AddTo(worker.Decoding))];

    public VenueStatistics StatisticsOf(InstrumentId id) =>
        _workers.FirstOrDefault(worker => worker.Venue == id.Venue)?.StatisticsOf(id) ?? VenueStatistics.None;

    public Task<VenueChange> Subscribe(InstrumentId id) => ChangeAsync(id, async (worker, symbol) =>
    {
        if (worker.IsFull)
            return new Refusal(VenueRefusals.TooMany, $"{id.Venue} gives all the symbols that a session takes; leave one first.");
        return await worker.WantAsync(symbol, CancellationToken.None)
            ? null
            : new Refusal(VenueRefusals.AlreadySubscribed, $"{id} is taken from its venue already.");
    });

    public Task<VenueChange> Unsubscribe(InstrumentId id) => ChangeAsync(id, async (worker, symbol) =>
        await worker.LeaveAsync(symbol, CancellationToken.None)
            ? null
            : new Refusal(VenueRefusals.NotSubscribed, $"{id} is not taken from its venue."));

    private async Task<VenueChange> ChangeAsync(InstrumentId id, Func<VenueFeedWorker, string, Task<Refusal?>> change)
    {
        var worker = _workers.FirstOrDefault(worker => worker.Venue == id.Venue);
        if (worker is null)
            return VenueChange.NotConnected(id);
        return VenueSymbolNames.TryFind(id.Venue, id.Symbol, out var named)
            ? new VenueChange(named, await change(worker, named.Symbol))
            : new VenueChange(id, new Refusal(
                VenueRefusals.NoSymbol,
                $"{id} is no symbol of its venue, where names have at most {VenueSymbolNames.LengthMax} characters."));
    }
}
