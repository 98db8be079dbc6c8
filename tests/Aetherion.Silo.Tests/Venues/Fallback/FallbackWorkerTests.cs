using Aetherion.Domain.Venues.Fallback;
using Aetherion.Model;

namespace Aetherion.Silo.Tests.Venues.Fallback;

/// <summary>A symbol that two venues feed by turns, over real sockets.</summary>
public sealed class FallbackWorkerTests
{
    private static readonly FallbackOptions Options = new()
    {
        SwitchAfter = TimeSpan.FromSeconds(1),
        ReturnAfter = TimeSpan.FromSeconds(3),
    };

    [Fact]
    public async Task A_venue_that_is_killed_gives_way_to_the_next_and_takes_over_again_when_it_has_returned()
    {
        await using FallbackWorld world = new();
        await world.StartAsync(Options);
        await world.UntilFedByAsync(FallbackWorld.Binance);
        await UntilBookIsOfAsync(world, FallbackWorld.Binance);

        await world.UntilAsync(
            () => world.Switches.GetAll().Result.Contains(world.Status.LastSwitch!), "the switch is stored");
        var before = (await world.Switches.GetAll()).Length;
        await world.KillAsync("binance");
        await world.UntilFedByAsync(FallbackWorld.Coinbase);
        await UntilBookIsOfAsync(world, FallbackWorld.Coinbase);
        world.Status.LastSwitch!.Reason.ShouldBe(FeedSwitchReason.Lost);
        world.Problem.ShouldBeNull();

        await world.StartVenueAsync("binance");
        await world.UntilFedByAsync(FallbackWorld.Binance);
        await UntilBookIsOfAsync(world, FallbackWorld.Binance);
        await world.UntilAsync(() => world.Grain.AdvancedTo > world.Status.LastSwitch!.Time, "bars go on");
        await world.StopAsync();

        FeedSwitch[] switches = [.. (await world.Switches.GetAll()).Reverse()];
        switches[before..].Select(each => (each.From, each.To, each.Reason)).ShouldBe(
        [
            (FallbackWorld.Binance, FallbackWorld.Coinbase, FeedSwitchReason.Lost),
            (FallbackWorld.Coinbase, FallbackWorld.Binance, FeedSwitchReason.Preferred),
        ]);
        CheckEvents(world, switches);
    }

    [Fact]
    public async Task A_symbol_that_fails_tells_its_log_before_it_ends_and_holds_up_no_venue()
    {
        FailingFallbackLog log = new(inputsMax: 20);
        await using FallbackWorld world = new();
        await world.StartAsync(Options, log);
        await world.UntilAsync(() => world.Problem is not null, "it has failed");
        await world.UntilAsync(() => !log.Told.IsEmpty, "its log is told");
        log.Told.ShouldBe([$"{FallbackWorld.Id} failed: {FailingFallbackLog.Why}"]);
        var book = await world.BookOf(FallbackWorld.Binance);
        await world.UntilAsync(
            () => world.BookOf(FallbackWorld.Binance).Result.Sequence > book.Sequence + 100, "its venue goes on");
        await world.StopAsync();
        log.Told.ShouldBe([$"{FallbackWorld.Id} failed: {FailingFallbackLog.Why}", $"{FallbackWorld.Id} ended"]);
    }

    /// <summary>The venues go on meanwhile, so the books meet now and then.</summary>
    private static async Task UntilBookIsOfAsync(FallbackWorld world, InstrumentId source)
    {
        var isSame = false;
        await world.UntilAsync(
            () =>
            {
                var ours = world.Grain.GetOrderBook(5).Result;
                var theirs = world.BookOf(source).Result;
                return isSame |= ours.State == FeedState.Live && theirs.State == FeedState.Live
                    && ours.Bids.Concat(ours.Asks).Select(level => world.Instrument.ToDecimal(level.Price)).SequenceEqual(
                        theirs.Bids.Concat(theirs.Asks).Select(level => world.PriceOf(source, level.Price)));
            },
            $"the book is that of {source}");
    }

    /// <summary>The sequence has no gap, and each switch begins with a book that is taken back and one that is whole.</summary>
    private static void CheckEvents(FallbackWorld world, FeedSwitch[] switches)
    {
        var events = world.Grain.Events;
        events.Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, events.Length).Select(i => (long)i));
        foreach (var each in switches[1..])
        {
            var taken = events.Where(e => e.ReceivedTime <= each.Time && e.Book is not null).ToArray();
            taken[^1].Kind.ShouldBe(MarketEventKind.BookSnapshot);
            taken[^1].Book!.IsEmpty.ShouldBeFalse("the book of the new venue, at the time of the switch");
            taken[^2].Book!.IsEmpty.ShouldBeTrue("the book of the old one was taken back before it");
        }
    }
}
