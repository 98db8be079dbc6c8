using Aetherion.Domain.OrderBooks;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Books;

namespace Aetherion.Domain.Tests.Venues.Books;

public sealed class BookSynchronizerTests
{
    private static readonly InstrumentScale Scale = new(0.1m, 1m);

    private readonly BookSynchronizer _spot = new(BookChaining.FirstUpdateId, Scale);
    private readonly BookSynchronizer _futures = new(BookChaining.PreviousUpdateId, Scale);

    [Fact]
    public void A_connection_asks_for_a_snapshot_and_keeps_what_comes_before_it()
    {
        _spot.Start().Command.ShouldBe(BookSyncCommand.RequestSnapshot);
        Update(_spot, 8, 9, bid: 100).Verdict.ShouldBe(BookSyncVerdict.Buffered);
        Update(_spot, 10, 12, bid: 101).Verdict.ShouldBe(BookSyncVerdict.Buffered);
        _spot.State.ShouldBe(BookSyncState.Syncing);
        _spot.Book.BestBid.ShouldBeNull();

        Snapshot(_spot, 11).Verdict.ShouldBe(BookSyncVerdict.SnapshotApplied);

        _spot.State.ShouldBe(BookSyncState.Live);
        _spot.UpdateId.ShouldBe(12);
        _spot.Book.BestBid!.Value.Price.Ticks.ShouldBe(1010);
    }

    [Theory]
    [InlineData(9, BookSyncVerdict.SnapshotApplied)]
    [InlineData(8, BookSyncVerdict.SnapshotTooOld)]
    [InlineData(12, BookSyncVerdict.SnapshotApplied)]
    [InlineData(20, BookSyncVerdict.SnapshotApplied)]
    public void A_spot_snapshot_serves_unless_an_update_between_it_and_the_first_kept_is_missing(
        long id, BookSyncVerdict expected)
    {
        _spot.Start();
        Update(_spot, 10, 12);
        var step = Snapshot(_spot, id);
        step.Verdict.ShouldBe(expected);
        step.Command.ShouldBe(expected == BookSyncVerdict.SnapshotTooOld ? BookSyncCommand.RequestSnapshot : BookSyncCommand.None);
    }

    [Theory]
    [InlineData(6, BookSyncVerdict.SnapshotTooOld)]
    [InlineData(7, BookSyncVerdict.SnapshotApplied)]
    [InlineData(8, BookSyncVerdict.SnapshotApplied)]
    [InlineData(12, BookSyncVerdict.SnapshotApplied)]
    public void A_futures_snapshot_serves_from_the_end_of_the_update_before_the_first_kept(
        long id, BookSyncVerdict expected)
    {
        _futures.Start();
        Update(_futures, 10, 12, previous: 7);
        Snapshot(_futures, id).Verdict.ShouldBe(expected);
    }

    [Fact]
    public void What_was_kept_serves_the_next_snapshot_when_one_was_too_old()
    {
        _spot.Start();
        Update(_spot, 10, 12, bid: 101);
        Snapshot(_spot, 5).Verdict.ShouldBe(BookSyncVerdict.SnapshotTooOld);
        Snapshot(_spot, 9).Verdict.ShouldBe(BookSyncVerdict.SnapshotApplied);
        _spot.Book.BestBid!.Value.Price.Ticks.ShouldBe(1010);
    }

    [Fact]
    public void Updates_of_spot_chain_by_their_first_id()
    {
        GoLive(_spot, 10);
        Update(_spot, 9, 10).Verdict.ShouldBe(BookSyncVerdict.Old);
        Update(_spot, 10, 12).Verdict.ShouldBe(BookSyncVerdict.Applied);
        Update(_spot, 13, 13).Verdict.ShouldBe(BookSyncVerdict.Applied);
        Update(_spot, 15, 16).ShouldBe(new BookSyncStep(BookSyncVerdict.Gap, BookSyncCommand.RequestSnapshot));
        _spot.State.ShouldBe(BookSyncState.Stale);
        _spot.Book.BestBid.ShouldBeNull();
        _spot.Book.BestAsk.ShouldBeNull();
    }

    [Fact]
    public void Updates_of_futures_chain_by_the_final_id_before()
    {
        GoLive(_futures, 10);
        Update(_futures, 8, 10, previous: 7).Verdict.ShouldBe(BookSyncVerdict.Applied);
        Update(_futures, 900, 901, previous: 10).Verdict.ShouldBe(BookSyncVerdict.Applied);
        Update(_futures, 902, 903, previous: 900).Verdict.ShouldBe(BookSyncVerdict.Gap);
        _futures.State.ShouldBe(BookSyncState.Stale);
    }

    [Fact]
    public void The_update_that_showed_a_gap_is_kept_for_the_snapshot()
    {
        GoLive(_spot, 10);
        Update(_spot, 15, 16, bid: 101);
        Snapshot(_spot, 14).Verdict.ShouldBe(BookSyncVerdict.SnapshotApplied);
        _spot.UpdateId.ShouldBe(16);
        _spot.Book.BestBid!.Value.Price.Ticks.ShouldBe(1010);
    }

    [Fact]
    public void A_crossed_book_is_not_live_until_the_next_snapshot()
    {
        GoLive(_spot, 10);
        Update(_spot, 11, 11, bid: 111).ShouldBe(new BookSyncStep(BookSyncVerdict.Crossed, BookSyncCommand.RequestSnapshot));
        _spot.Book.State.ShouldBe(BookState.Broken);
        Snapshot(_spot, 11).Verdict.ShouldBe(BookSyncVerdict.SnapshotApplied);
        _spot.State.ShouldBe(BookSyncState.Live);
    }

    [Fact]
    public void A_crossed_snapshot_is_asked_for_again()
    {
        _spot.Start();
        _spot.Snapshot(Head(0, 5), [Level(1100, 1)], [Level(1100, 1)])
            .ShouldBe(new BookSyncStep(BookSyncVerdict.Crossed, BookSyncCommand.RequestSnapshot));
        _spot.State.ShouldBe(BookSyncState.Syncing);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-10, 1)]
    [InlineData(1000, -1)]
    public void A_level_that_cannot_be_is_not_applied(int price, int quantity)
    {
        GoLive(_spot, 10);
        _spot.Update(Head(11, 11), [Level(1000, 7), Level(price, quantity)], [])
            .ShouldBe(new BookSyncStep(BookSyncVerdict.Invalid, BookSyncCommand.RequestSnapshot));
        _spot.Book.Bids.QuantityAt(new(1000)).Lots.ShouldBe(5);
    }

    [Fact]
    public void A_price_between_two_ticks_is_not_applied()
    {
        GoLive(_spot, 10);
        VenueLevel between = new(new ExactDecimal(10005, 2), new ExactDecimal(1, 0));
        _spot.Update(Head(11, 11), [between], []).Verdict.ShouldBe(BookSyncVerdict.Invalid);
        VenueLevel withZeros = new(new ExactDecimal(100_000, 3), new ExactDecimal(3_000, 3));
        GoLive(_spot, 20);
        _spot.Update(Head(21, 21), [withZeros], []).Verdict.ShouldBe(BookSyncVerdict.Applied);
        _spot.Book.Bids.QuantityAt(new(1000)).Lots.ShouldBe(3);
    }

    [Fact]
    public void Snapshots_that_do_not_help_end_with_a_new_connection()
    {
        _spot.Start();
        Update(_spot, 100, 101);
        for (var attempt = 1; attempt < BookSynchronizer.SnapshotAttemptsMax; attempt++)
            Snapshot(_spot, attempt).Command.ShouldBe(BookSyncCommand.RequestSnapshot);
        Snapshot(_spot, 50).Command.ShouldBe(BookSyncCommand.Reconnect);
        Update(_spot, 102, 103).Verdict.ShouldBe(BookSyncVerdict.Unexpected);
        Snapshot(_spot, 200).Verdict.ShouldBe(BookSyncVerdict.Unexpected);
        _spot.Start().Command.ShouldBe(BookSyncCommand.RequestSnapshot);
    }

    [Fact]
    public void Attempts_count_on_when_the_book_is_lost_again_at_once_and_from_0_after_a_healthy_stretch()
    {
        GoLive(_spot, 0);
        var id = LoseAndRecover(0, BookSynchronizer.SnapshotAttemptsMax - 1);
        for (var i = 0; i < BookSynchronizer.HealthyUpdatesMin; i++, id++)
            Update(_spot, id + 1, id + 1).Verdict.ShouldBe(BookSyncVerdict.Applied);
        id = LoseAndRecover(id, BookSynchronizer.SnapshotAttemptsMax);
        Update(_spot, id + 5, id + 5).ShouldBe(new BookSyncStep(BookSyncVerdict.Gap, BookSyncCommand.Reconnect));
    }

    [Fact]
    public void What_is_kept_has_a_bound()
    {
        _spot.Start();
        for (var id = 1; id <= BookUpdateBuffer.UpdatesMax; id++)
            Update(_spot, id, id).Verdict.ShouldBe(BookSyncVerdict.Buffered);
        Update(_spot, BookUpdateBuffer.UpdatesMax + 1, BookUpdateBuffer.UpdatesMax + 1).Verdict
            .ShouldBe(BookSyncVerdict.BufferFull);
        Snapshot(_spot, 1).Verdict.ShouldBe(BookSyncVerdict.SnapshotTooOld);
        Snapshot(_spot, BookUpdateBuffer.UpdatesMax).Verdict.ShouldBe(BookSyncVerdict.SnapshotApplied);
    }

    [Fact]
    public void A_lost_connection_leaves_a_stale_book()
    {
        GoLive(_spot, 10);
        _spot.Stop();
        _spot.State.ShouldBe(BookSyncState.Stale);
        _spot.Book.BestBid.ShouldBeNull();
        Update(_spot, 11, 11).Verdict.ShouldBe(BookSyncVerdict.Unexpected);
    }

    [Fact]
    public void A_snapshot_that_cannot_be_had_is_asked_for_again()
    {
        _spot.Start();
        _spot.SnapshotFailed().Command.ShouldBe(BookSyncCommand.RequestSnapshot);
        Snapshot(_spot, 1).Verdict.ShouldBe(BookSyncVerdict.SnapshotApplied);
        _spot.SnapshotFailed().Verdict.ShouldBe(BookSyncVerdict.Unexpected);
    }

    private static void GoLive(BookSynchronizer book, long id)
    {
        book.Start();
        Snapshot(book, id).Verdict.ShouldBe(BookSyncVerdict.SnapshotApplied);
    }

    private long LoseAndRecover(long id, int times)
    {
        for (var i = 0; i < times; i++)
        {
            id += 5;
            Update(_spot, id, id).ShouldBe(new BookSyncStep(BookSyncVerdict.Gap, BookSyncCommand.RequestSnapshot));
            Snapshot(_spot, id).Verdict.ShouldBe(BookSyncVerdict.SnapshotApplied);
        }
        return id;
    }

    private static BookSyncStep Update(
        BookSynchronizer book, long first, long final, long previous = VenueDepth.NoId, int bid = 99) =>
        book.Update(Head(first, final, previous), [Level(bid * 10, 1)], []);

    private static BookSyncStep Snapshot(BookSynchronizer book, long id) =>
        book.Snapshot(Head(VenueDepth.NoId, id), [Level(1000, 5)], [Level(1100, 5)]);

    private static VenueDepth Head(long first, long final, long previous = VenueDepth.NoId) =>
        new() { FirstUpdateId = first, FinalUpdateId = final, PreviousUpdateId = previous };

    /// <summary>A price in ticks of 0.1 and a whole quantity.</summary>
    private static VenueLevel Level(int ticks, int quantity) =>
        new(new ExactDecimal(ticks, 1), new ExactDecimal(quantity, 0));
}
