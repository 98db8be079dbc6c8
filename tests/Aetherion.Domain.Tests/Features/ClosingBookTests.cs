using System.Security.Cryptography;
using Aetherion.Domain.Features;
using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Features;

public sealed class ClosingBookTests
{
    private const int Depth = 10;

    private static readonly Instrument Bitcoin = InstrumentCatalog.Simulated().Get(InstrumentId.Parse("sim:BTC-USD"));

    private static readonly DateTime Start = new(2024, 3, 7, 10, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_bar_keeps_the_book_of_its_close_and_not_that_of_the_event_that_closed_it()
    {
        var pipeline = AfterMinutes(1);
        pipeline.Process(Book(3, Start.AddMinutes(1), bid: 500));

        var closing = Find(pipeline, bar: 1).ShouldNotBeNull();

        closing.Book.Bids[0].Price.Ticks.ShouldBe(100);
        closing.Book.State.ShouldBe(FeedState.Live);
        closing.Position.ShouldBe(new MarketPosition(2, Start.AddSeconds(59), 0));
        pipeline.GetBook(Depth).Bids[0].Price.Ticks.ShouldBe(500);
    }

    [Fact]
    public void Whatever_comes_later_the_closing_book_is_the_same_to_the_last_level()
    {
        var events = Random(new Random(1), 1_500);
        var closers = Enumerable.Range(1, events.Length - 1)
            .Where(i => events[i].EventTime.Minute != events[i - 1].EventTime.Minute && i > 100).ToList();
        closers.Count.ShouldBeGreaterThan(10);
        foreach (var cut in closers)
        {
            var (whole, other) = (new SymbolPipeline(Bitcoin), new SymbolPipeline(Bitcoin));
            foreach (var marketEvent in events[..cut])
            {
                whole.Process(marketEvent);
                other.Process(marketEvent);
            }
            whole.Process(events[cut]);
            // Another future: the book is turned over in the same instant.
            other.Process(Book(cut + 1, events[cut].EventTime, bid: 100_000));
            var bar = whole.LastBarSequence(Timeframe.M1);
            Text(Find(other, bar)).ShouldBe(Text(Find(whole, bar)), $"cut at {cut}");
            Find(whole, bar)!.Position.Sequence.ShouldBe(cut);
        }
    }

    [Fact]
    public void The_time_alone_closes_a_bar_with_the_book_that_is_there()
    {
        var pipeline = AfterMinutes(1);
        pipeline.AdvanceTime(Start.AddMinutes(1).AddSeconds(2));
        var byTime = Find(pipeline, bar: 1).ShouldNotBeNull();
        byTime.Position.ShouldBe(new MarketPosition(2, Start.AddSeconds(59), 0));
        byTime.Book.Bids[0].Price.Ticks.ShouldBe(100);
    }

    [Fact]
    public void Closes_without_events_between_share_a_book_that_gets_stale()
    {
        var pipeline = AfterMinutes(1);
        pipeline.AdvanceTime(Start.AddMinutes(40));

        Find(pipeline, bar: 1)!.Book.State.ShouldBe(FeedState.Live);
        Find(pipeline, bar: 40)!.Book.State.ShouldBe(FeedState.Stale);
        Find(pipeline, bar: 40)!.Position.Sequence.ShouldBe(2);
        pipeline.FindClosing(Timeframe.M15, 2, Start.AddMinutes(30), Depth)!.Position.Sequence.ShouldBe(2);
    }

    [Fact]
    public void No_more_are_kept_than_the_bound_and_an_older_one_is_not_found()
    {
        var pipeline = AfterMinutes(30);
        pipeline.AdvanceTime(Start.AddMinutes(30));
        var last = pipeline.LastBarSequence(Timeframe.M1);
        last.ShouldBe(30);
        Find(pipeline, last - SymbolPipeline.ClosingBooksMax).ShouldBeNull();
        for (var bar = last - SymbolPipeline.ClosingBooksMax + 1; bar <= last; bar++)
            Find(pipeline, bar)!.Book.Bids[0].Price.Ticks.ShouldBe(99 + bar);
        Find(pipeline, last + 1).ShouldBeNull();
    }

    [Fact]
    public void A_bar_of_the_past_has_no_book()
    {
        var pipeline = new SymbolPipeline(Bitcoin);
        for (var second = 0; second < 120; second++)
            pipeline.AddBar(Second(Start.AddSeconds(second - 120)));
        pipeline.LastBarSequence(Timeframe.M1).ShouldBe(2);
        Find(pipeline, bar: 2).ShouldBeNull();
        pipeline.Process(Book(1, Start.AddSeconds(1), bid: 100));
        pipeline.AdvanceTime(Start.AddMinutes(1));
        Find(pipeline, bar: 2).ShouldBeNull();
        Find(pipeline, bar: 3).ShouldNotBeNull();
    }

    [Fact]
    public void They_survive_a_restart()
    {
        var pipeline = AfterMinutes(20);
        pipeline.AdvanceTime(Start.AddMinutes(20));
        pipeline.ClearClosed();
        var restored = new SymbolPipeline(Bitcoin);
        restored.Restore(pipeline.Save());
        for (var bar = 1; bar <= 20; bar++)
            Text(Find(restored, bar)).ShouldBe(Text(Find(pipeline, bar)));
        restored.Save().Data.ShouldBe(pipeline.Save().Data);
    }

    [Fact]
    public void A_state_of_the_version_before_has_none_and_goes_on()
    {
        var pipeline = new SymbolPipeline(Bitcoin);
        pipeline.Process(Trade(1, Start));
        pipeline.ClearClosed();
        var content = pipeline.Save().Data[..^SHA256.HashSizeInBytes];
        byte[] before = [.. content.AsSpan(0, content.Length - sizeof(int))];

        var restored = new SymbolPipeline(Bitcoin);
        restored.Restore(new PipelineState(3, [.. before, .. SHA256.HashData(before)]));

        restored.AdvanceTime(Start.AddMinutes(1));
        Find(restored, bar: 1)!.Position.Sequence.ShouldBe(1);
    }

    [Fact]
    public void A_reader_that_is_a_bar_behind_stands_before_the_close_of_the_next_one()
    {
        var pipeline = AfterMinutes(2);
        pipeline.Process(Book(5, Start.AddMinutes(2), bid: 900));
        pipeline.FindMoment(Timeframe.M1, lastBar: 1, Start.AddMinutes(1), Depth).Position.ShouldBe(new MarketPosition(4, Start.AddSeconds(119), 1));
        pipeline.FindMoment(Timeframe.M1, lastBar: 1, Start.AddMinutes(1), Depth).Book.Bids[0].Price.Ticks.ShouldBe(101);
        var now = pipeline.FindMoment(Timeframe.M1, lastBar: 2, Start.AddMinutes(2), Depth);
        now.Position.ShouldBe(new MarketPosition(5, Start.AddMinutes(2), 2));
        now.Book.Bids[0].Price.Ticks.ShouldBe(900);
        pipeline.FindMoment(Timeframe.M1, lastBar: null, default, Depth).Position.ShouldBe(now.Position);
    }

    [Fact]
    public void A_reader_between_bars_without_events_stands_where_time_alone_leads_to_however_they_were_closed()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            var live = AfterMinutes(3);
            var empty = random.Next(2, 9);
            var next = Start.AddMinutes(3 + empty).AddSeconds(random.Next(60));
            // Closed by the event behind the gap at once, or minute by minute before it.
            for (var time = Start.AddMinutes(3); random.Next(4) > 0 && time < next; time = time.AddSeconds(random.Next(1, 90)))
                live.AdvanceTime(time);
            live.Process(Book(7, next, bid: 900));
            var dealtWith = 2 + random.Next(empty + 1);

            var moment = live.FindMoment(Timeframe.M1, dealtWith, Start.AddMinutes(dealtWith), Depth);

            var again = AfterMinutes(3);
            again.AdvanceTime(moment.Position.Clock);
            Text(again.FindMoment(Timeframe.M1, lastBar: null, default, Depth)).ShouldBe(Text(moment), $"seed {seed}");
            again.Process(Book(7, next, bid: 900));
            Bars(again).ShouldBe(Bars(live), $"seed {seed}");
        }
    }

    private static string[] Bars(SymbolPipeline pipeline)
    {
        List<string> bars = [];
        foreach (ref readonly var bar in pipeline.Closed)
            bars.Add(bar.ToString());
        for (var bar = 1; bar <= pipeline.LastBarSequence(Timeframe.M1); bar++)
            bars.Add($"{Find(pipeline, bar)?.Book.State} {Find(pipeline, bar)?.Book.Bids[0]}");
        return [.. bars];
    }

    private static MarketMoment? Find(SymbolPipeline pipeline, long bar) =>
        pipeline.FindClosing(Timeframe.M1, bar, Start.AddMinutes(bar), Depth);

    private static string Text(MarketMoment? moment) => moment is null
        ? "none"
        : $"{moment.Position} {moment.Book.State} {moment.Book.EventTime:O} {string.Join(' ', moment.Book.Bids)} | {string.Join(' ', moment.Book.Asks)}";

    /// <summary>A book a second before each close, each a tick above the one before, and a trade.</summary>
    private static SymbolPipeline AfterMinutes(int count)
    {
        var pipeline = new SymbolPipeline(Bitcoin);
        for (var minute = 0; minute < count; minute++)
        {
            pipeline.Process(Trade((minute * 2) + 1, Start.AddMinutes(minute)));
            pipeline.Process(Book((minute * 2) + 2, Start.AddMinutes(minute).AddSeconds(59), 100 + minute));
        }
        return pipeline;
    }

    private static MarketEvent[] Random(Random random, int count)
    {
        var time = Start;
        var events = new MarketEvent[count];
        for (var i = 0; i < count; i++)
        {
            time = time.AddMilliseconds(random.Next(2_000));
            events[i] = random.Next(3) == 0 ? Trade(i + 1, time) : Book(i + 1, time, 100 + random.Next(50));
        }
        return events;
    }

    private static MarketEvent Book(long sequence, DateTime time, long bid) => MarketEvent.Snapshot(
        sequence, time, time,
        new BookChange([new(new(bid), new(5)), new(new(bid - 1), new(7))], [new(new(bid + 1), new(3)), new(new(bid + 2), new(4))]));

    private static MarketEvent Trade(long sequence, DateTime time) => MarketEvent.Of(
        new Trade(sequence, time, time, new Price(100), new Quantity(1), Side.Buy));

    private static Candle Second(DateTime open) => new(
        Timeframe.S1, open, new(100), new(100), new(100), new(100), new Quantity(1), default, 1m, 1, 0);
}
