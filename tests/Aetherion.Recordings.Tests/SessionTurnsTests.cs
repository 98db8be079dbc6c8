using System.Collections.Immutable;
using Aetherion.Domain.Venues.Fallback;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Recordings.Tests;

/// <summary>A symbol that several venues feed by turns takes in a replay what it took live, in that order, whichever venue's row is read first.</summary>
public sealed class SessionTurnsTests
{
    private static readonly InstrumentId Id = InstrumentId.Parse("fallback:BTC-USD");
    private const int Many = 200_000;
    private static readonly DateTime Start = new(2026, 1, 5, 12, 0, 0, DateTimeKind.Utc);

    private static readonly ImmutableArray<Instrument> Listed =
    [
        new(InstrumentId.Parse("binance:BTCUSDT"), Market.Crypto, "BTC", "USDT", 0.01m, 0.00001m, 5m),
        new(InstrumentId.Parse("coinbase:BTC-USD"), Market.Crypto, "BTC", "USD", 0.01m, 0.00000001m, 1m),
    ];

    private static readonly FallbackDefinition Definition = new(Id, [.. Listed.Select(instrument => instrument.Id)])
    {
        Options = new FallbackOptions { SwitchAfter = TimeSpan.FromSeconds(2), ReturnAfter = TimeSpan.FromSeconds(8) },
    };

    private static readonly FallbackInput Listing =
        new(0, default, default, (feed, source, time) => feed.List(source, Listed[source], time));

    private static readonly FallbackInput Failing =
        new(0, default, default, (_, _, _) => throw new ArgumentException("it cannot be"));

    [Fact]
    public void It_takes_everything_in_the_order_of_the_session_whatever_is_read_first()
    {
        var switches = 0;
        for (var seed = 1; seed <= 40; seed++)
        {
            Random random = new(seed);
            var session = Session(random, 400);
            TurnLog live = new();
            FallbackFeed feed = new(
                Id, Definition.Sources, Definition.Options, null, default, Start, live.Begin(Id, default));
            foreach (var input in session)
                input.ApplyTo(feed);
            switches += live.Lines.Count(line => line.StartsWith(nameof(FeedSwitch), StringComparison.Ordinal));

            TurnLog replay = new();
            Replay(session, random, replay);

            replay.Lines.ShouldBe(live.Lines, $"seed {seed}");
        }
        switches.ShouldBeGreaterThan(100);
    }

    /// <summary>The way to the next venue and the way back, the latter held back anew by a short loss, each at its exact time.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_venue_that_is_lost_gives_way_and_takes_over_again_in_the_replay_when_it_did_live(int seed)
    {
        List<FallbackInput> session = [Listing, Listing with { Source = 1 }];
        for (var tenths = 0; tenths <= 400; tenths++)
        {
            var time = Start.AddMilliseconds(100 * tenths);
            // The preferred venue is away from 5 s to 10 s, and for a moment at 15 s.
            var isThere = tenths is < 50 or >= 100 and not 150;
            session.AddRange(isThere ? Whole(0, time) : [OfFeed(0, time, isLive: false)]);
            session.AddRange(Whole(1, time));
            session.Add(FallbackInput.OfClock(time));
        }
        TurnLog live = new();
        FallbackFeed feed = new(Id, Definition.Sources, Definition.Options, null, default, Start, live.Begin(Id, default));
        foreach (var input in session)
            input.ApplyTo(feed);

        TurnLog replay = new();
        Replay(session, new Random(seed), replay);

        replay.Lines.ShouldBe(live.Lines);
        var (first, second) = (Definition.Sources[0], Definition.Sources[1]);
        replay.Lines.Where(line => line.StartsWith(nameof(FeedSwitch), StringComparison.Ordinal)).ShouldBe(
        [
            $"{new FeedSwitch(Start, null, first, FeedSwitchReason.First, FeedReason.None)}",
            $"{new FeedSwitch(Start.AddSeconds(7), first, second, FeedSwitchReason.Lost, FeedReason.Disconnected)}",
            $"{new FeedSwitch(Start.AddSeconds(23.1), second, first, FeedSwitchReason.Preferred, FeedReason.None)}",
        ]);
    }

    [Fact]
    public void What_the_session_did_not_take_any_more_is_left_out()
    {
        TurnLog replay = new();
        var turns = Turns(replay);
        turns.Handle(Row(1, VenueInputKind.Wanted, 0, Start));
        turns.End(cut: null);
        Say(turns, Listing);
        replay.Lines.Count.ShouldBe(1);
        turns.Missing.ShouldBeEmpty();
    }

    [Fact]
    public void A_symbol_that_failed_in_the_session_ends_there_however_much_its_venues_say_after()
    {
        TurnLog replay = new();
        var turns = Begun(replay);
        Say(turns, Listing);
        turns.Handle(Row(2, VenueInputKind.Turn, 0, Start.AddSeconds(1)));
        turns.Handle(Failure(3, "the catalogue\nis full."));
        for (var i = 0; i < Many; i++)
            Say(turns, Listing);
        turns.End(cut: null);

        turns.Missing.ShouldHaveSingleItem().ToString().ShouldBe(
            "fallback:BTC-USD: nothing after 2026-01-05 12:00:01.000 is in the replay: its feed failed in the session: "
            + "the catalogue is full.");
        Should.Throw<InvalidDataException>(() => turns.Handle(Row(4, VenueInputKind.Turn, 0, Start.AddSeconds(2))));
    }

    [Fact]
    public void A_recording_that_does_not_say_why_a_symbol_took_nothing_more_is_replayed_up_to_there()
    {
        var turns = Begun(new TurnLog());
        for (var i = 0; i < Many; i++)
            Say(turns, Listing);
        turns.Missing.ShouldHaveSingleItem().Why.ShouldContain("does not say why");
        Should.Throw<InvalidDataException>(() => turns.Handle(Row(2, VenueInputKind.Turn, 0, Start)));
    }

    [Fact]
    public void What_made_it_fail_in_the_session_makes_it_end_in_the_replay()
    {
        var turns = Begun(new TurnLog());
        Say(turns, Failing);
        turns.Handle(Row(2, VenueInputKind.Turn, 0, Start));
        Say(turns, Listing);
        turns.Handle(Failure(3, "it cannot be"));
        turns.Missing.ShouldHaveSingleItem().Why.ShouldBe("its feed failed in the session: it cannot be");
    }

    [Fact]
    public void What_fails_last_of_all_ends_it_and_what_fails_before_something_else_is_refused()
    {
        var last = Begun(new TurnLog());
        Say(last, Failing);
        last.Handle(Row(2, VenueInputKind.Turn, 0, Start));
        last.End("its recording has no end");
        last.Missing.ShouldHaveSingleItem().Why.ShouldContain("it cannot be");

        var goesOn = Begun(new TurnLog());
        Say(goesOn, Failing);
        goesOn.Handle(Row(2, VenueInputKind.Turn, 0, Start));
        Should.Throw<InvalidDataException>(() => goesOn.Handle(Row(3, VenueInputKind.Clock, -1, Start)))
            .Message.ShouldContain("it cannot be");
    }

    [Fact]
    public void Turns_of_a_venue_whose_recording_is_at_its_end_are_not_taken_and_nothing_after_them()
    {
        TurnLog replay = new();
        var turns = Begun(replay);
        Say(turns, Listing);
        turns.EndSource("binance", "its recording ended early: the disk is full");
        turns.Missing.ShouldBeEmpty();
        turns.Handle(Row(2, VenueInputKind.Turn, 0, Start.AddSeconds(1)));
        turns.Missing.ShouldBeEmpty();
        turns.Handle(Row(3, VenueInputKind.Turn, 0, Start.AddSeconds(2)));
        var lines = replay.Lines.Count;
        turns.Handle(Row(4, VenueInputKind.Clock, -1, Start.AddHours(1)));
        for (var i = 0; i < Many; i++)
            Say(turns, Listing with { Source = 1 });

        turns.Missing.ShouldHaveSingleItem().ShouldBe(new MissingRest(
            "fallback:BTC-USD", Start.AddSeconds(1), "what binance said then is not recorded, its recording ended early: the disk is full"));
        replay.Lines.Count.ShouldBe(lines);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_venues_said_after_a_recording_of_turns_that_ended_early_is_missing(bool isSaidBefore)
    {
        var turns = Begun(new TurnLog());
        if (isSaidBefore)
            Say(turns, Listing);
        turns.End("its recording ended early: the disk is full");
        if (!isSaidBefore)
            Say(turns, Listing);
        turns.Missing.ShouldHaveSingleItem().ShouldBe(new MissingRest(
            "fallback:BTC-USD", Start,
            "in which order it took what its venues said is not recorded, its recording ended early: the disk is full"));
    }

    [Fact]
    public void Nothing_is_missing_where_nothing_more_was_said()
    {
        var turns = Begun(new TurnLog());
        turns.EndSource("binance", "its recording has no end");
        turns.End("its recording has no end");
        turns.Missing.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    public void A_turn_of_a_venue_that_it_does_not_have_is_refused(int source)
    {
        var turns = Turns(new TurnLog());
        turns.Handle(Row(1, VenueInputKind.Wanted, 0, Start));
        Should.Throw<InvalidDataException>(() => turns.Handle(Row(2, VenueInputKind.Turn, source, Start)));
    }

    [Fact]
    public void A_turn_before_its_beginning_and_a_second_beginning_are_refused()
    {
        var turns = Turns(new TurnLog());
        Should.Throw<InvalidOperationException>(() => turns.Handle(Row(1, VenueInputKind.Turn, 0, Start)));
        turns.Handle(Row(2, VenueInputKind.Wanted, 0, Start));
        Should.Throw<InvalidOperationException>(() => turns.Handle(Row(3, VenueInputKind.Wanted, 0, Start)));
    }

    [Fact]
    public void It_is_refused_where_one_of_its_venues_is_not_recorded_beside_it()
    {
        var exception = Should.Throw<RecordingException>(
            () => SessionTurns.Of([Manifest("binance"), Manifest("fallback")], new TurnLog()));
        exception.Message.ShouldContain("coinbase");
        SessionTurns.Of([Manifest("binance"), Manifest("coinbase")], new TurnLog()).ShouldBeNull();
    }

    [Fact]
    public void Where_it_went_on_is_read_back_as_it_was()
    {
        TurnStart start = new(
            FallbackInstrument.Of(Id, Listed) with { OrderStep = 0.001m }, new VenueStart(123, Start.AddTicks(7)));
        TurnStart.Read(start.ToPayload()).ShouldBe(start);
        TurnStart.Read(new TurnStart(null, default).ToPayload()).ShouldBe(new TurnStart(null, default));
    }

    /// <summary>What the venues say and when the symbol took it, by chance.</summary>
    private static List<FallbackInput> Session(Random random, int count)
    {
        List<FallbackInput> session = [];
        for (var source = 0; source < Listed.Length; source++)
        {
            var instrument = Listed[source];
            session.Add(new FallbackInput(source, Start, default, (feed, at, time) => feed.List(at, instrument, time)));
        }
        var time = Start;
        while (session.Count < count)
        {
            time = time.AddMilliseconds(random.Next(20) == 0 ? random.Next(5_000) : random.Next(200));
            session.Add(Next(random, random.Next(Listed.Length), time));
        }
        return session;
    }

    private static FallbackInput Next(Random random, int source, DateTime time) => random.Next(8) switch
    {
        0 => OfFeed(source, time, random.Next(3) > 0),
        1 or 2 => FallbackInput.OfClock(time),
        3 => new FallbackInput(
            source, time, MarketEvent.Of(new Trade(1, time, time, AnyPrice(random, source), new Quantity(1_000), Side.Sell)), null),
        4 => new FallbackInput(source, time, default, (feed, at, now) => feed.Advance(at, time, now)),
        5 => new FallbackInput(source, time, MarketEvent.Snapshot(1, time, time, Levels(random, source)), null),
        _ => new FallbackInput(source, time, MarketEvent.Delta(1, time, time, Levels(random, source)), null),
    };

    /// <summary>A venue that is live, with its book.</summary>
    private static FallbackInput[] Whole(int source, DateTime time) =>
    [
        new(source, time, MarketEvent.Snapshot(1, time, time, Levels(new Random(1), source)), null), OfFeed(source, time, isLive: true),
    ];

    private static FallbackInput OfFeed(int source, DateTime time, bool isLive)
    {
        VenueFeed state = new(isLive ? FeedState.Live : FeedState.Stale, isLive ? FeedReason.None : FeedReason.Disconnected, time, 0, 0, 0);
        return new FallbackInput(source, time, default, (feed, at, now) => feed.SetFeed(at, state, now));
    }

    private static BookChange Levels(Random random, int source) =>
        new([new PriceLevel(AnyPrice(random, source), new Quantity(random.Next(1, 4) * 1_000))], []);

    private static Price AnyPrice(Random random, int source) => new(random.Next(1_000, 1_020) + (source * 5_000));

    /// <summary>The rows of the venues and those of the turns, merged by chance.</summary>
    private static void Replay(List<FallbackInput> session, Random random, TurnLog sink)
    {
        var turns = Turns(sink);
        turns.Handle(Row(1, VenueInputKind.Wanted, 0, Start));
        var said = Listed.Select((_, source) => new Queue<FallbackInput>(session.Where(input => input.Source == source))).ToArray();
        Queue<FallbackInput> rows = new(session);
        while (rows.Count > 0 || said.Any(queue => queue.Count > 0))
        {
            var next = random.Next(said.Length + 1);
            if (next == said.Length && rows.TryDequeue(out var row))
                turns.Handle(Row(1, row.Source < 0 ? VenueInputKind.Clock : VenueInputKind.Turn, row.Source, row.Time));
            else if (next < said.Length && said[next].TryDequeue(out var input))
                Say(turns, input with { Time = default });
        }
        turns.End(cut: null);
    }

    private static void Say(SessionTurns turns, in FallbackInput input)
    {
        if (input.Action is { } action)
            turns.Say(Listed[input.Source].Id, action);
        else
            turns.Say(Listed[input.Source].Id, input.Event);
    }

    private static SessionTurns Turns(TurnLog sink) =>
        SessionTurns.Of([Manifest("binance"), Manifest("coinbase"), Manifest("fallback")], sink)!;

    private static SessionTurns Begun(TurnLog sink)
    {
        var turns = Turns(sink);
        turns.Handle(Row(1, VenueInputKind.Wanted, 0, Start));
        return turns;
    }

    private static VenueInput Failure(long sequence, string why) =>
        Row(sequence, VenueInputKind.Unwanted, 0, Start.AddSeconds(1)) with { Payload = TurnFailure.ToPayload(why) };

    private static RecordingManifest Manifest(string venue) =>
        new(RecordingFormat.Version, RecordingContent.Inputs, venue, Start, "test", "test")
        {
            Session = venue == FallbackInstrument.Venue ? RecordedTurns.Describe([Definition]) : null,
        };

    private static VenueInput Row(long sequence, VenueInputKind kind, int source, DateTime time) => new(
        sequence, time, kind, source, Id.Symbol, 0,
        kind == VenueInputKind.Wanted ? new TurnStart(null, default).ToPayload() : default);
}
