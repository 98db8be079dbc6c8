using System.Collections.Immutable;
using Aetherion.Domain.Venues.Fallback;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Recordings.Tests;

/// <summary>A symbol that several venues feed by turns takes in a replay what it took live, in that order, whichever venue's row is read first.</summary>
public sealed class SessionTurnsTests
{
    private static readonly InstrumentId Id = InstrumentId.Parse("fallback:BTC-USD");
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

    [Fact]
    public void What_the_session_did_not_take_any_more_is_left_out()
    {
        TurnLog replay = new();
        var turns = Turns(replay);
        turns.Handle(Row(1, VenueInputKind.Wanted, 0, Start));
        turns.End();
        Say(turns, new FallbackInput(0, default, default, (feed, source, time) => feed.List(source, Listed[0], time)));
        replay.Lines.Count.ShouldBe(1);
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

    private static FallbackInput OfFeed(int source, DateTime time, bool isLive)
    {
        VenueFeed state = new(isLive ? FeedState.Live : FeedState.Stale, FeedReason.None, time, 0, 0, 0);
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
        turns.End();
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

    private static RecordingManifest Manifest(string venue) =>
        new(RecordingFormat.Version, RecordingContent.Inputs, venue, Start, "test", "test")
        {
            Session = venue == FallbackInstrument.Venue ? RecordedTurns.Describe([Definition]) : null,
        };

    private static VenueInput Row(long sequence, VenueInputKind kind, int source, DateTime time) => new(
        sequence, time, kind, source, Id.Symbol, 0,
        kind == VenueInputKind.Wanted ? new TurnStart(null, default).ToPayload() : default);
}
