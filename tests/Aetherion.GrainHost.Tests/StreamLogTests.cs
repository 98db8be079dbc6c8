using Aetherion.GrainHost.Core.Streams;
using Orleans.Providers.Streams.Common;

namespace Aetherion.GrainHost.Tests;

public sealed class StreamLogTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_ring_holds_what_a_plain_list_would(int seed)
    {
        var random = new Random(seed);
        var log = new StreamLog(firstNumber: 0);
        var twin = new List<long>();
        var dropped = 0;
        for (var step = 0; step < 5_000; step++)
        {
            if (random.Next(3) > 0)
            {
                var token = log.NextToken(given: null);
                log.Append(new StreamEntry(token.SequenceNumber, token, StreamEntryKind.Item));
                twin.Add(token.SequenceNumber);
            }
            else
            {
                var count = random.Next(Math.Min(twin.Count, 5) + 1);
                log.TrimTo(log.Start + count);
                twin.RemoveRange(0, count);
                dropped += count;
            }

            log.Count.ShouldBe(twin.Count);
            log.Start.ShouldBe(dropped);
            var from = random.Next(twin.Count + 1);
            log.Read(dropped + from, 7).Select(entry => (long)entry.Item!).ShouldBe(twin.Skip(from).Take(7));
            var wanted = (twin.Count == 0 ? 0 : twin[0]) + random.Next(-2, twin.Count + 3);
            var position = twin.FindIndex(number => number >= wanted);
            log.PositionOf(new EventSequenceTokenV2(wanted)).ShouldBe(position < 0 ? log.End : dropped + position);
        }
    }

    [Fact]
    public void Numbers_go_on_after_those_a_producer_gave()
    {
        var log = new StreamLog(firstNumber: 10);
        log.NextToken(given: null).SequenceNumber.ShouldBe(11);
        log.NextToken(new EventSequenceTokenV2(50)).SequenceNumber.ShouldBe(50);
        log.NextToken(given: null).SequenceNumber.ShouldBe(51);
        log.NextToken(new EventSequenceTokenV2(20, 3)).ShouldBe(new EventSequenceTokenV2(20, 3));
        log.NextToken(given: null).SequenceNumber.ShouldBe(52);
    }
}
