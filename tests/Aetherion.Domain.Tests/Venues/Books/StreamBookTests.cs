using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Books;

namespace Aetherion.Domain.Tests.Venues.Books;

/// <summary>Books whose snapshots are part of the stream.</summary>
public sealed class StreamBookTests
{
    private static readonly InstrumentScale Scale = new(0.1m, 1m);

    private readonly BookSynchronizer _plain = new(BookChaining.InStream, Scale);
    private readonly BookSynchronizer _ids = new(BookChaining.InStreamWithIds, Scale);

    [Fact]
    public void Updates_before_the_snapshot_are_in_it_already()
    {
        _plain.Start().Command.ShouldBe(BookSyncCommand.RequestSnapshot);
        Update(_plain, bid: 99).Verdict.ShouldBe(BookSyncVerdict.Old);
        Snapshot(_plain).Verdict.ShouldBe(BookSyncVerdict.SnapshotApplied);
        _plain.Book.BestBid!.Value.Price.Ticks.ShouldBe(1000);
        Update(_plain, bid: 101).Verdict.ShouldBe(BookSyncVerdict.Applied);
        _plain.Book.BestBid!.Value.Price.Ticks.ShouldBe(1010);
    }

    [Fact]
    public void A_snapshot_that_nobody_asked_for_replaces_a_live_book()
    {
        GoLive(_plain);
        Update(_plain, bid: 101);
        Snapshot(_plain).Verdict.ShouldBe(BookSyncVerdict.SnapshotApplied);
        _plain.Book.BestBid!.Value.Price.Ticks.ShouldBe(1000);
        _plain.State.ShouldBe(BookSyncState.Live);
    }

    [Theory]
    [InlineData(105, BookSyncVerdict.Crossed)]
    [InlineData(100.05, BookSyncVerdict.Invalid)]
    public void What_cannot_be_asks_for_a_new_subscription_and_what_comes_until_then_changes_nothing(
        double bid, BookSyncVerdict expected)
    {
        GoLive(_plain);
        Update(_plain, bid: (decimal)bid).ShouldBe(new BookSyncStep(expected, BookSyncCommand.RequestSnapshot));
        _plain.State.ShouldBe(BookSyncState.Stale);
        Update(_plain, bid: 99).ShouldBe(new BookSyncStep(BookSyncVerdict.Old, BookSyncCommand.None));
        Snapshot(_plain).Verdict.ShouldBe(BookSyncVerdict.SnapshotApplied);
        _plain.State.ShouldBe(BookSyncState.Live);
    }

    [Fact]
    public void Too_many_new_subscriptions_ask_for_a_new_connection()
    {
        GoLive(_plain);
        for (var attempt = 1; attempt < BookSynchronizer.SnapshotAttemptsMax; attempt++)
        {
            Update(_plain, bid: 105).Command.ShouldBe(BookSyncCommand.RequestSnapshot);
            Snapshot(_plain);
        }
        Update(_plain, bid: 105).Command.ShouldBe(BookSyncCommand.Reconnect);
        Snapshot(_plain).Verdict.ShouldBe(BookSyncVerdict.Unexpected);
        _plain.State.ShouldBe(BookSyncState.Stale);
    }

    [Theory]
    [InlineData(1, UpdateIdReading.FirstId)]
    [InlineData(0, UpdateIdReading.PreviousId)]
    public void Either_meaning_of_the_first_id_chains_and_is_told(int behind, UpdateIdReading reading)
    {
        GoLive(_ids, id: 10);
        _ids.Reading.ShouldBe(UpdateIdReading.Undecided);
        for (var id = 10; id < 40; id += 3)
            Update(_ids, bid: 100, first: id + behind, final: id + 3).Verdict.ShouldBe(BookSyncVerdict.Applied);
        _ids.Reading.ShouldBe(reading);
        Update(_ids, bid: 100, first: 43 + behind, final: 45).Verdict.ShouldBe(BookSyncVerdict.Gap);
    }

    [Fact]
    public void An_update_of_the_other_meaning_is_a_gap_and_the_next_snapshot_decides_anew()
    {
        GoLive(_ids, id: 10);
        Update(_ids, bid: 100, first: 11, final: 12).Verdict.ShouldBe(BookSyncVerdict.Applied);
        Update(_ids, bid: 100, first: 12, final: 15).ShouldBe(new BookSyncStep(BookSyncVerdict.Gap, BookSyncCommand.RequestSnapshot));
        Snapshot(_ids, id: 15).Verdict.ShouldBe(BookSyncVerdict.SnapshotApplied);
        _ids.Reading.ShouldBe(UpdateIdReading.Undecided);
        Update(_ids, bid: 100, first: 15, final: 18).Verdict.ShouldBe(BookSyncVerdict.Applied);
        _ids.Reading.ShouldBe(UpdateIdReading.PreviousId);
    }

    [Fact]
    public void The_first_update_may_reach_back_before_the_snapshot_and_leaves_the_meaning_open()
    {
        GoLive(_ids, id: 10);
        Update(_ids, bid: 100, first: 5, final: 9).Verdict.ShouldBe(BookSyncVerdict.Old);
        Update(_ids, bid: 100, first: 7, final: 12).Verdict.ShouldBe(BookSyncVerdict.Applied);
        _ids.Reading.ShouldBe(UpdateIdReading.Undecided);
        Update(_ids, bid: 100, first: 14, final: 15).Verdict.ShouldBe(BookSyncVerdict.Gap);
    }

    private static void GoLive(BookSynchronizer book, long id = VenueDepth.NoId)
    {
        book.Start();
        Snapshot(book, id).Verdict.ShouldBe(BookSyncVerdict.SnapshotApplied);
    }

    private static BookSyncStep Snapshot(BookSynchronizer book, long id = VenueDepth.NoId) =>
        book.Snapshot(new VenueDepth { FinalUpdateId = id, IsSnapshot = true }, [Level(100)], [Level(104)]);

    private static BookSyncStep Update(
        BookSynchronizer book, decimal bid, long first = VenueDepth.NoId, long final = VenueDepth.NoId) =>
        book.Update(new VenueDepth { FirstUpdateId = first, FinalUpdateId = final }, [Level(bid)], []);

    private static VenueLevel Level(decimal price) =>
        new(new ExactDecimal((long)(price * 100), 2), new ExactDecimal(7, 0));
}
