using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Silo.Venues;

/// <summary>The venues of this process together.</summary>
public sealed class VenueFeeds(IEnumerable<VenueFeedWorker> workers) : IVenueFeeds
{
    private readonly ImmutableArray<VenueFeedWorker> _workers = [.. workers];

    public ImmutableArray<string> Venues => [.. _workers.Select(worker => worker.Venue)];

    public ImmutableArray<VenueSymbolStatus> Symbols => [.. _workers.SelectMany(worker => worker.Symbols)];

    public Task<Refusal?> Subscribe(InstrumentId id) =>
        ChangeAsync(id, worker => worker.WantAsync(id.Symbol, CancellationToken.None), "is wanted already");

    public Task<Refusal?> Unsubscribe(InstrumentId id) =>
        ChangeAsync(id, worker => worker.LeaveAsync(id.Symbol, CancellationToken.None), "is not wanted");

    private async Task<Refusal?> ChangeAsync(InstrumentId id, Func<VenueFeedWorker, Task<bool>> change, string already)
    {
        var worker = _workers.FirstOrDefault(worker => worker.Venue == id.Venue);
        if (worker is null)
            return new Refusal(VenueRefusals.NotConnected, $"This service is not connected to {id.Venue}.");
        return await change(worker) ? null : new Refusal(VenueRefusals.NothingToDo, $"{id} {already}.");
    }
}
