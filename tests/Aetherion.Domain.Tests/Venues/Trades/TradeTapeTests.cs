using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Trades;

namespace Aetherion.Domain.Tests.Venues.Trades;

public sealed class TradeTapeTests
{
    private readonly TradeTape _tape = new();
    private readonly List<long> _released = [];

    [Fact]
    public void Trades_come_out_in_order_and_once()
    {
        Add(5).Verdict.ShouldBe(TradeTapeVerdict.Released);
        Add(6);
        Add(6).Verdict.ShouldBe(TradeTapeVerdict.Duplicate);
        Add(4).Verdict.ShouldBe(TradeTapeVerdict.Duplicate);
        Add(7);
        _released.ShouldBe([5, 6, 7]);
        _tape.DuplicateCount.ShouldBe(2);
    }

    [Fact]
    public void Ids_that_begin_anew_are_taken_when_enough_of_them_in_a_row_are_later_than_all_before()
    {
        AddAt(1_000, 10);
        AddAt(1_005, 11).Verdict.ShouldBe(TradeTapeVerdict.Held);
        for (var i = 0; i < TradeTape.RestartMin - 1; i++)
            AddAt(1 + i, 20 + i).Verdict.ShouldBe(TradeTapeVerdict.Duplicate);

        AddAt(TradeTape.RestartMin, 60).Verdict.ShouldBe(TradeTapeVerdict.Released);

        _tape.Gap.ShouldBeNull();
        AddAt(TradeTape.RestartMin + 1, 61).Verdict.ShouldBe(TradeTapeVerdict.Released);
        _released.ShouldBe([1_000, TradeTape.RestartMin, TradeTape.RestartMin + 1]);
    }

    [Fact]
    public void Repetitions_however_many_and_low_ids_that_do_not_count_up_begin_nothing_anew()
    {
        for (var id = 1; id <= 100; id++)
            AddAt(id, id);
        for (var id = 1; id <= 100; id++)
            AddAt(id, id).Verdict.ShouldBe(TradeTapeVerdict.Duplicate, "no later than the last");
        for (var i = 0; i < 50; i++)
            AddAt(50 - (i % 7 * 3), 200 + i).Verdict.ShouldBe(TradeTapeVerdict.Duplicate);
        AddAt(101, 300).Verdict.ShouldBe(TradeTapeVerdict.Released);
    }

    [Fact]
    public void A_gap_is_asked_for_once_and_filled_before_what_came_after_it()
    {
        Add(1);
        Add(5).ShouldBe(new TradeTapeStep(TradeTapeVerdict.Held, new TradeGap(2, 4)));
        Add(6).ShouldBe(new TradeTapeStep(TradeTapeVerdict.Held, null));
        Add(5).Verdict.ShouldBe(TradeTapeVerdict.Duplicate);
        _released.ShouldBe([1]);
        foreach (var id in new[] { 1, 2, 3, 4 })
            Fill(id).ToFill.ShouldBeNull();
        _released.ShouldBe([1, 2, 3, 4, 5, 6]);
        _tape.Gap.ShouldBeNull();
        _tape.MissingCount.ShouldBe(0);
    }

    [Fact]
    public void A_gap_behind_a_gap_is_asked_for_when_the_first_is_filled()
    {
        Add(1);
        Add(3).ToFill.ShouldBe(new TradeGap(2, 2));
        Add(6).ToFill.ShouldBeNull();
        Fill(2).ToFill.ShouldBe(new TradeGap(4, 5));
        _released.ShouldBe([1, 2, 3]);
        Fill(4);
        Fill(5).ToFill.ShouldBeNull();
        _released.ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public void A_gap_that_cannot_be_filled_is_counted_and_passed()
    {
        Add(1);
        Add(4);
        _tape.GiveUp();
        Take();
        _released.ShouldBe([1, 4]);
        _tape.MissingCount.ShouldBe(2);
        _tape.GiveUp().Verdict.ShouldBe(TradeTapeVerdict.Unexpected);
    }

    [Fact]
    public void Gaps_beyond_the_bound_are_not_asked_for()
    {
        Add(1);
        Add(TradeTape.FillMax + 3).ShouldBe(new TradeTapeStep(TradeTapeVerdict.Released, null));
        _tape.MissingCount.ShouldBe(TradeTape.FillMax + 1);
    }

    [Fact]
    public void What_is_held_has_a_bound_and_the_gap_is_given_up_beyond_it()
    {
        Add(1);
        for (var id = 3; id < 3 + TradeTape.HeldMax; id++)
            Add(id).Verdict.ShouldBe(TradeTapeVerdict.Held);
        Add(3 + TradeTape.HeldMax).Verdict.ShouldBe(TradeTapeVerdict.Released);
        _released.Count.ShouldBe(1 + TradeTape.HeldMax + 1);
        _tape.MissingCount.ShouldBe(1);
    }

    [Fact]
    public void An_impossible_trade_leaves_its_id_missing_and_one_outside_the_book_does_not()
    {
        Add(1);
        _tape.Add(Trade(2) with { Price = default }).Verdict.ShouldBe(TradeTapeVerdict.Invalid);
        Add(3).ToFill.ShouldBe(new TradeGap(2, 2));
        Fill(2);
        _tape.Add(Trade(4) with { IsMarket = false, Price = default }).Verdict.ShouldBe(TradeTapeVerdict.OffBook);
        Add(5);
        _released.ShouldBe([1, 2, 3, 5]);
    }

    [Fact]
    public void Trades_that_were_not_asked_for_do_not_fill_anything()
    {
        Add(1);
        Fill(2).Verdict.ShouldBe(TradeTapeVerdict.Unexpected);
        Add(4);
        Fill(3).Verdict.ShouldBe(TradeTapeVerdict.Unexpected);
        Fill(2);
        Fill(3);
        _released.ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public void Trades_that_the_venue_announces_twice_and_never_sent_are_asked_for()
    {
        Add(1);
        _tape.Announce(1).ShouldBeNull();
        _tape.Announce(3).ShouldBeNull();
        Add(2);
        _tape.Announce(3).ShouldBe(new TradeGap(3, 3));
        _tape.Announce(4).ShouldBeNull();
        Fill(3).Verdict.ShouldBe(TradeTapeVerdict.Released);
        _tape.Gap.ShouldBeNull();
        _tape.Announce(4).ShouldBe(new TradeGap(4, 4));
        _released.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void An_announced_gap_stays_open_until_its_last_trade_came_whichever_way()
    {
        Add(1);
        _tape.Announce(4);
        _tape.Announce(4).ShouldBe(new TradeGap(2, 4));
        Fill(2);
        Add(3).Verdict.ShouldBe(TradeTapeVerdict.Released);
        _tape.Gap.ShouldBe(new TradeGap(2, 4));
        Add(5).Verdict.ShouldBe(TradeTapeVerdict.Held);
        Fill(4);
        _tape.Gap.ShouldBeNull();
        _released.ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public void An_announced_gap_that_cannot_be_filled_is_counted_and_passed()
    {
        Add(1);
        _tape.Announce(3);
        _tape.Announce(3);
        _tape.GiveUp();
        _tape.MissingCount.ShouldBe(2);
        _tape.Gap.ShouldBeNull();
        Add(4).Verdict.ShouldBe(TradeTapeVerdict.Released);
        _tape.Announce(4 + TradeTape.FillMax + 1);
        _tape.Announce(4 + TradeTape.FillMax + 1).ShouldBeNull();
        _tape.MissingCount.ShouldBe(2 + TradeTape.FillMax + 1);
    }

    private TradeTapeStep Add(long id)
    {
        var step = _tape.Add(Trade(id));
        Take();
        return step;
    }

    private TradeTapeStep Fill(long id)
    {
        var step = _tape.Fill(Trade(id));
        Take();
        return step;
    }

    private void Take()
    {
        foreach (ref readonly var trade in _tape.Released.Items)
            _released.Add(trade.Id);
    }

    private TradeTapeStep AddAt(long id, int second)
    {
        var step = _tape.Add(Trade(id) with { TradeTime = Utc.At(2026, 1, 5, 12).AddSeconds(second) });
        Take();
        return step;
    }

    private static VenueTrade Trade(long id) => new()
    {
        Id = id,
        Price = new ExactDecimal(100, 0),
        Quantity = new ExactDecimal(1, 0),
        IsMarket = true,
    };
}
