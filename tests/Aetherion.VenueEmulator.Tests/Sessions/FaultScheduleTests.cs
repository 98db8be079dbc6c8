using System.Collections.Concurrent;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Faults;

namespace Aetherion.VenueEmulator.Tests.Sessions;

/// <summary>
/// Faults by chance between the connector and an emulated venue under virtual time: afterwards book and trades are the
/// venue's own, and what bots wanted was placed once and is known.
/// </summary>
public sealed class FaultScheduleTests(ITestOutputHelper output)
{
    private const int FewSchedules = 120;
    private const int ManySchedules = 10_000;
    private const int BlindSchedules = 40;

    /// <summary>How often each kind of fault has to have been in a schedule in the long run.</summary>
    private const int EachKindMin = 500;

    /// <summary>Those that are about orders alone.</summary>
    private static readonly FaultKind[] OfOrders = [FaultKind.ErrorExecuted, FaultKind.ErrorNotExecuted];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public void After_faults_by_chance_book_trades_and_orders_are_those_of_the_venue() => Run(FewSchedules);

    [Fact(Explicit = true)]
    public void After_ten_thousand_schedules_book_trades_and_orders_are_those_of_the_venue()
    {
        var counts = Run(ManySchedules);
        foreach (var kind in FaultSchedule.Kinds)
            counts.Schedules[kind].ShouldBeGreaterThanOrEqualTo(EachKindMin, $"{kind}");
        foreach (var kind in OfOrders)
            counts.Strikes[kind].ShouldBeGreaterThanOrEqualTo(EachKindMin, $"{kind}");
        counts.RateLimits.ShouldBeGreaterThanOrEqualTo(EachKindMin);
        counts.Told.ShouldBeGreaterThanOrEqualTo(EachKindMin, "deadlines passed");
        counts.Kills.ShouldBeGreaterThanOrEqualTo(EachKindMin);
    }

    /// <summary>Each mistake leaves an order without an outcome, gives one up that stands, or places what was wanted again.</summary>
    [Theory]
    [InlineData(OrderRecovery.NoQuestions)]
    [InlineData(OrderRecovery.BlindRetry)]
    internal void A_process_that_does_not_find_out_what_became_of_its_orders_is_found_out(OrderRecovery recovery)
    {
        var found = 0;
        for (var number = 0; number < 40; number++)
        {
            FaultRun run = new(number, recovery: recovery);
            var faults = FaultText.Parse("error-executed:probability=0.5;error-not-executed:probability=0.3;disconnect:stream=userData,probability=1")
                .Select(rule => (TimeSpan.Zero, FaultSchedule.Length, rule));
            run.Run(new FaultSchedule([.. faults]), Patience);
            found += run.Orders.Check() is null ? 0 : 1;
        }
        output.WriteLine($"found out in {found} of 40 schedules");
        found.ShouldBeGreaterThan(20);
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

    private ScheduleCounts Run(int count)
    {
        ScheduleCounts counts = new();
        ConcurrentBag<string> failures = [];
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, number =>
        {
            FaultRun run = new(number, number % 2 == 0 ? BinanceMarketKind.Spot : BinanceMarketKind.UsdFutures);
            var schedule = FaultSchedule.Make(number);
            run.Run(schedule, Patience);
            if (run.Check() is { } failure)
                failures.Add($"schedule {number}: {failure}; {string.Join(' ', schedule.Faults.Select(f => f.Rule.Kind))}");
            counts.Add(schedule, run);
        });
        foreach (var line in counts.Lines())
            output.WriteLine(line);
        failures.Take(20).ShouldBeEmpty($"{failures.Count} of {count}");
        return counts;
    }
}
