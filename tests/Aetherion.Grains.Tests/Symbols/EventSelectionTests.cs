using System.Collections.Immutable;
using Aetherion.Grains.Symbols;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Symbols;

public sealed class EventSelectionTests
{
    private static readonly ImmutableArray<MarketEvent> Events =
    [
        .. Enumerable.Range(1, 5).Select(sequence => MarketEvent.Of(
            new Trade(sequence, DateTime.UnixEpoch, DateTime.UnixEpoch, new Price(100), new Quantity(1), Side.Buy))),
    ];

    [Theory]
    [InlineData("11111")]
    [InlineData("01111")]
    [InlineData("11110")]
    [InlineData("10101")]
    [InlineData("00000")]
    public void The_taken_events_come_in_order(string taken)
    {
        EventSelection selection = new(Events);
        foreach (var mark in taken)
            selection.Next(mark == '1');
        selection.Taken().ShouldBe(Events.Where((_, index) => taken[index] == '1'));
    }

    [Fact]
    public void A_batch_that_is_taken_whole_is_not_copied()
    {
        EventSelection selection = new(Events);
        foreach (var _ in Events)
            selection.Next(isTaken: true);
        (selection.Taken() == Events).ShouldBeTrue("it is the same array");
    }
}
