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

    /// <summary>Called before a request is let through; what it throws, the caller gets.</summary>
    public Action BeforeTake { get; set; } = () => { };

    /// <summary>Called before the budget is told something.</summary>
    public Action BeforeTelling { get; set; } = () => { };

    public Task<TimeSpan> Take(int weight, VenueRequestPriority priority)
    {
        BeforeTake();
        lock (_ledger)
            return Task.FromResult(_ledger.Take(Now(), weight, priority));
    }

    public Task Report(int used)
    {
        BeforeTelling();
        Reports.Enqueue(used);
        return Task.CompletedTask;
    }

    public Task Block(TimeSpan? retryAfter)
    {
        BeforeTelling();
        Blocks.Enqueue(retryAfter);
        lock (_ledger)
            _ledger.Block(Now() + (retryAfter ?? VenueLimits.DefaultBlock));
        return Task.CompletedTask;
    }

    public Task<VenueBudget> Get() => throw new NotSupportedException();

    private static DateTime Now() => TimeProvider.System.GetUtcNow().UtcDateTime;
}
