using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Markets;

public sealed class TickSequencerTests
{
    private static readonly DateTime Second = Utc.At(2024, 1, 1, 12);

    [Fact]
    public void The_first_event_may_carry_any_sequence()
    {
        var sequencer = new TickSequencer();
        Accept(sequencer, 41).ShouldBe(TickVerdict.Accepted);
        Accept(sequencer, 42).ShouldBe(TickVerdict.Accepted);
        sequencer.GapCount.ShouldBe(0);
    }

    [Fact]
    public void A_repeat_is_dropped_and_counted()
    {
        var sequencer = new TickSequencer();
        Accept(sequencer, 1);
        Accept(sequencer, 2);
        Accept(sequencer, 1).ShouldBe(TickVerdict.Duplicate);
        Accept(sequencer, 2).ShouldBe(TickVerdict.Duplicate);
        sequencer.DuplicateCount.ShouldBe(2);
        sequencer.LastSequence.ShouldBe(2);
    }

    [Fact]
    public void A_gap_is_counted_once_with_its_size()
    {
        var sequencer = new TickSequencer();
        Accept(sequencer, 1);
        Accept(sequencer, 5).ShouldBe(TickVerdict.AcceptedAfterGap);
        Accept(sequencer, 6).ShouldBe(TickVerdict.Accepted);
        sequencer.GapCount.ShouldBe(1);
        sequencer.MissingCount.ShouldBe(3);
    }

    [Fact]
    public void A_trade_is_late_only_beyond_the_grace()
    {
        var sequencer = new TickSequencer();
        Accept(sequencer, 1, Second - TickSequencer.LateGrace).ShouldBe(TickVerdict.Accepted);
        Accept(sequencer, 2, Second - TickSequencer.LateGrace - TimeSpan.FromTicks(1)).ShouldBe(TickVerdict.Late);
        sequencer.LateCount.ShouldBe(1);
        Accept(sequencer, 2).ShouldBe(TickVerdict.Duplicate, "the late one used its sequence up");
    }

    [Fact]
    public void A_book_event_is_never_late()
    {
        var sequencer = new TickSequencer();
        var delta = MarketEvent.Delta(1, Second.AddHours(-1), Second, new BookChange([], []));
        sequencer.Accept(delta, Second).ShouldBe(TickVerdict.Accepted);
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(-5, 1, 0)]
    [InlineData(100, 0, 0)]
    [InlineData(100, 1, 61)]
    public void A_trade_that_cannot_be_is_dropped_and_counted(long price, long lots, int secondsAhead)
    {
        var sequencer = new TickSequencer();
        var trade = new Trade(
            1, Second.AddSeconds(secondsAhead), Second, new Price(price), new Quantity(lots), Side.Buy);
        sequencer.Accept(MarketEvent.Of(trade), Second).ShouldBe(TickVerdict.Invalid);
        sequencer.InvalidCount.ShouldBe(1);
    }

    private static TickVerdict Accept(TickSequencer sequencer, long sequence, DateTime? time = null)
    {
        var trade = new Trade(sequence, time ?? Second, Second, new Price(100), new Quantity(1), Side.Buy);
        return sequencer.Accept(MarketEvent.Of(trade), Second);
    }
}
