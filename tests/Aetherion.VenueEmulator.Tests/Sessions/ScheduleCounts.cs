using System.Collections.Concurrent;
using Aetherion.VenueEmulator.Core.Faults;

namespace Aetherion.VenueEmulator.Tests.Sessions;

/// <summary>What happened in many schedules together; added to from several threads.</summary>
internal sealed class ScheduleCounts
{
    private int _plausible;
    private long _compared;
    private int _rateLimits;
    private int _kills;
    private int _sent;
    private int _executed;
    private int _told;

    /// <summary>In how many schedules each kind of fault was switched on.</summary>
    public ConcurrentDictionary<FaultKind, int> Schedules { get; } = new();

    /// <summary>How often each kind struck.</summary>
    public ConcurrentDictionary<FaultKind, int> Strikes { get; } = new();

    public int RateLimits => _rateLimits;

    public int Kills => _kills;

    /// <summary>Orders that a person was told of.</summary>
    public int Told => _told;

    public void Add(FaultSchedule schedule, FaultRun run)
    {
        foreach (var kind in schedule.Faults.Select(fault => fault.Rule.Kind).Distinct())
            Schedules.AddOrUpdate(kind, 1, (_, before) => before + 1);
        foreach (var (kind, times) in run.Strikes)
            Strikes.AddOrUpdate(kind, times, (_, before) => before + times);
        Interlocked.Add(ref _rateLimits, schedule.RateLimitTime is null ? 0 : 1);
        Interlocked.Add(ref _plausible, run.PlausibleCount);
        Interlocked.Add(ref _compared, run.ComparedCount);
        Interlocked.Add(ref _kills, run.Orders.KillCount);
        Interlocked.Add(ref _sent, run.Orders.SentCount);
        Interlocked.Add(ref _executed, run.Orders.ExecutedCount);
        Interlocked.Add(ref _told, run.Orders.ToldCount);
    }

    public IEnumerable<string> Lines()
    {
        foreach (var kind in FaultSchedule.Kinds)
            yield return $"{kind}: in {Schedules.GetValueOrDefault(kind)} schedules, struck {Strikes.GetValueOrDefault(kind)} times";
        yield return $"the budget of requests used up: in {_rateLimits} schedules";
        yield return $"damaged and yet well formed, left out: {_plausible}";
        yield return $"live books held against the venue's own: {_compared}";
        yield return $"orders: {_sent} sent, {_executed} executed, {_kills} kills, a person told of {_told}";
    }
}
