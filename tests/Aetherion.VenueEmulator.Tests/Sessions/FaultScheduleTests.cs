using System.Collections.Concurrent;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Faults;

namespace Aetherion.VenueEmulator.Tests.Sessions;

/// <summary>
/// Faults by chance between the connector and an emulated venue under virtual time: afterwards book and trades are the
/// venue's own.
/// </summary>
public sealed class FaultScheduleTests(ITestOutputHelper output)
{
    private const int FewSchedules = 120;
    private const int ManySchedules = 10_000;
    private const int BlindSchedules = 40;

    /// <summary>How often each kind of fault has to have been in a schedule in the long run.</summary>
    private const int EachKindMin = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public void After_faults_by_chance_book_and_trades_are_those_of_the_venue() => Run(FewSchedules);

    [Fact(Explicit = true)]
    public void After_ten_thousand_schedules_book_and_trades_are_those_of_the_venue()
    {
        var counts = Run(ManySchedules);
        foreach (var kind in FaultSchedule.Kinds)
            counts[kind].ShouldBeGreaterThanOrEqualTo(EachKindMin, $"{kind}");
    }

    [Fact]
    public void A_session_that_does_not_see_gaps_is_found_out()
    {
        var found = RunBlind(hearsQuotes: false).Count(run => run.Check() is not null);
        output.WriteLine($"found out in {found} of {BlindSchedules} schedules");
        found.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void A_session_that_does_not_see_gaps_finds_out_itself_by_the_best_prices_beside_the_book()
    {
        var found = RunBlind(hearsQuotes: true).Count(run => run.Session.Symbols[FaultRun.Symbol].QuoteMismatchCount > 0);
        output.WriteLine($"the session found out in {found} of {BlindSchedules} schedules");
        found.ShouldBeGreaterThan(20);
    }

    private static IEnumerable<FaultRun> RunBlind(bool hearsQuotes)
    {
        for (var number = 0; number < BlindSchedules; number++)
        {
            FaultRun run = new(number, isBlind: true, hearsQuotes: hearsQuotes);
            FaultRule gap = FaultText.Parse("gap:stream=depth,probability=0.1,length=3")[0];
            run.Run(new FaultSchedule([(TimeSpan.FromSeconds(2), FaultSchedule.Length, gap)]), Patience);
            yield return run;
        }
    }

    private ConcurrentDictionary<FaultKind, int> Run(int count)
    {
        ConcurrentDictionary<FaultKind, int> schedules = new();
        ConcurrentDictionary<FaultKind, int> strikes = new();
        ConcurrentBag<string> failures = [];
        var plausible = 0;
        var compared = 0L;
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, number =>
        {
            FaultRun run = new(number, number % 2 == 0 ? BinanceMarketKind.Spot : BinanceMarketKind.UsdFutures);
            var schedule = FaultSchedule.Make(number);
            run.Run(schedule, Patience);
            if (run.Check() is { } failure)
                failures.Add($"schedule {number}: {failure}; {string.Join(' ', schedule.Faults.Select(f => f.Rule.Kind))}");
            foreach (var kind in schedule.Faults.Select(fault => fault.Rule.Kind).Distinct())
                schedules.AddOrUpdate(kind, 1, (_, before) => before + 1);
            foreach (var (kind, times) in run.Strikes)
                strikes.AddOrUpdate(kind, times, (_, before) => before + times);
            Interlocked.Add(ref plausible, run.PlausibleCount);
            Interlocked.Add(ref compared, run.ComparedCount);
        });
        foreach (var kind in FaultSchedule.Kinds)
            output.WriteLine($"{kind}: in {schedules.GetValueOrDefault(kind)} schedules, struck {strikes.GetValueOrDefault(kind)} times");
        output.WriteLine($"damaged and yet well formed, left out: {plausible}");
        output.WriteLine($"live books held against the venue's own: {compared}");
        failures.Take(20).ShouldBeEmpty($"{failures.Count} of {count}");
        return schedules;
    }
}
