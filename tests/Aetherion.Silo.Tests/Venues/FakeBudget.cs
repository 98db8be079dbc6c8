using System.Collections.Concurrent;
using Aetherion.Domain.Venues.Budgets;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Silo.Tests.Venues;

/// <summary>A venue's budget without a grain round it, which keeps what it was told.</summary>
internal sealed class FakeBudget : IVenueBudgetGrain
{
    private readonly RequestLedger _ledger = VenueLimits.LedgerOf("binance");

    public ConcurrentQueue<int> Reports { get; } = [];

    public ConcurrentQueue<TimeSpan?> Blocks { get; } = [];

    public Task<TimeSpan> Take(int weight, VenueRequestPriority priority)
    {
        lock (_ledger)
            return Task.FromResult(_ledger.Take(Now(), weight, priority));
    }

    public Task Report(int used)
    {
        Reports.Enqueue(used);
        return Task.CompletedTask;
    }

    public Task Block(TimeSpan? retryAfter)
    {
        Blocks.Enqueue(retryAfter);
        lock (_ledger)
            _ledger.Block(Now() + (retryAfter ?? VenueLimits.DefaultBlock));
        return Task.CompletedTask;
    }

    public Task<VenueBudget> Get() => throw new NotSupportedException();

    private static DateTime Now() => TimeProvider.System.GetUtcNow().UtcDateTime;
}
