using Aetherion.Domain.Venues.Coinbase;

namespace Aetherion.Domain.Tests.Venues.Coinbase;

public sealed class CoinbaseSequenceTests
{
    [Fact]
    public void A_connection_that_counts_every_message_shows_what_was_dropped()
    {
        CoinbaseSequence sequence = new(isComplete: true);
        new long[] { 5, 6, 7 }.Select(sequence.Check).ShouldAllBe(v => v == CoinbaseSequenceVerdict.Next);
        sequence.Check(10).ShouldBe(CoinbaseSequenceVerdict.Gap);
        sequence.MissingCount.ShouldBe(2);
        sequence.Check(11).ShouldBe(CoinbaseSequenceVerdict.Next);
    }

    [Fact]
    public void A_channel_that_carries_some_of_a_products_events_only_shows_repetitions()
    {
        CoinbaseSequence sequence = new(isComplete: false);
        sequence.Check(100).ShouldBe(CoinbaseSequenceVerdict.Next);
        sequence.Check(250).ShouldBe(CoinbaseSequenceVerdict.Next);
        sequence.Check(250).ShouldBe(CoinbaseSequenceVerdict.Old);
        sequence.Check(249).ShouldBe(CoinbaseSequenceVerdict.Old);
        sequence.MissingCount.ShouldBe(0);
    }

    [Fact]
    public void Another_connection_counts_anew()
    {
        CoinbaseSequence sequence = new(isComplete: true);
        sequence.Check(40);
        sequence.Restart();
        sequence.Check(0).ShouldBe(CoinbaseSequenceVerdict.Next);
    }
}
