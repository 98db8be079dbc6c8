using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Markets;

public sealed class CandleRollupTests
{
    private static readonly Instrument Bitcoin =
        InstrumentCatalog.Simulated().Get(InstrumentId.Parse("sim:BTC-USD"));

    [Fact]
    public void Every_timeframe_equals_grouping_the_trades_by_hand()
    {
        var trades = RandomTrades(seed: 5, count: 20_000);
        var sink = new Sink();
        var aligner = new BarAligner(TradingCalendar.Of(Market.Crypto));
        var rollup = new CandleRollup(Bitcoin, aligner, Timeframe.S1, sink);
        foreach (var trade in trades)
        {
            if (rollup.IsForming && trade.EventTime >= rollup.Forming.Close)
                rollup.CloseUntil(trade.EventTime);
            if (!rollup.IsForming)
                rollup.Start(aligner.BarAtOrAfter(Timeframe.S1, trade.EventTime));
            rollup.Add(trade.Price, trade.Quantity, trade.Aggressor);
        }
        foreach (var timeframe in Timeframes.All)
        {
            var expected = Group(trades, timeframe);
            rollup.TryGetForming(timeframe, out var forming).ShouldBeTrue();
            forming.ShouldBe(expected[^1], $"forming {timeframe}");
            sink.Closed.Where(c => c.Timeframe == timeframe).ShouldBe(expected[..^1]);
        }
    }

    private static List<Candle> Group(List<Trade> trades, Timeframe timeframe)
    {
        var length = timeframe.Duration().Ticks;
        return [.. trades.GroupBy(t => t.EventTime.Ticks / length).Select(g => new Candle(
            timeframe,
            new DateTime(g.Key * length, DateTimeKind.Utc),
            g.First().Price,
            new Price(g.Max(t => t.Price.Ticks)),
            new Price(g.Min(t => t.Price.Ticks)),
            g.Last().Price,
            new Quantity(g.Sum(t => t.Quantity.Lots)),
            new Quantity(g.Where(t => t.Aggressor == Side.Buy).Sum(t => t.Quantity.Lots)),
            g.Sum(t => Bitcoin.Notional(t.Price, t.Quantity)),
            g.Count(),
            Revision: 0))];
    }

    private static List<Trade> RandomTrades(int seed, int count)
    {
        var random = new Random(seed);
        var time = Utc.At(2024, 1, 1, 23, 59, 57);
        var price = 4_200_000L;
        var trades = new List<Trade>(count);
        for (var i = 1; i <= count; i++)
        {
            time = time.AddMilliseconds(random.Next(0, random.Next(20) == 0 ? 200_000 : 900));
            price += random.Next(-50, 51);
            trades.Add(new Trade(
                i, time, time, new Price(price), new Quantity(random.Next(1, 1_000_000)), (Side)random.Next(2)));
        }
        return trades;
    }

    private sealed class Sink : IBarSink
    {
        public List<Candle> Closed { get; } = [];

        public void OnClosed(in Candle candle) => Closed.Add(candle);
    }
}
