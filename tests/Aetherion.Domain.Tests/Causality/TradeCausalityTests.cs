using Aetherion.Domain.Features;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Causality;

/// <summary>Trades in, bars of the short timeframes out: none knows a trade at its close or after it.</summary>
public sealed class TradeCausalityTests
{
    /// <summary>Seconds between trades: they come at many places of a bar, and some at its close.</summary>
    private const int Stride = 6;

    private const int TradeCount = 1_300;

    private static readonly DateTime Start = Utc.At(2024, 3, 7, 22);

    public static TheoryData<Timeframe> Frames => [Timeframe.S1, Timeframe.S10, Timeframe.M1, Timeframe.M5, Timeframe.M15];

    [Theory]
    [MemberData(nameof(Frames))]
    public void A_bar_knows_the_trades_before_its_close(Timeframe timeframe) => FindBreach(timeframe, lead: 0).ShouldBeNull();

    [Theory]
    [MemberData(nameof(Frames))]
    public void A_trade_that_comes_one_early_is_found(Timeframe timeframe) => FindBreach(timeframe, lead: 1).ShouldNotBeNull();

    /// <summary>The place is the trade at the close of a quarter of an hour.</summary>
    private static string? FindBreach(Timeframe timeframe, int lead)
    {
        Random random = new(3);
        long[] prices = [.. Enumerable.Range(0, TradeCount).Select(_ => 4_000_000 + random.NextInt64(2000))];
        return FutureCheck.FindBreach<long, PublishedStep>(
            prices,
            series => Run([.. series.Skip(lead), .. series.TakeLast(lead)], timeframe),
            (price, other) => price + other.Next(1, 2000),
            places: [(int)(TimeSpan.FromHours(1).TotalSeconds / Stride), (int)(TimeSpan.FromHours(2).TotalSeconds / Stride)]);
    }

    /// <summary>What closed on the timeframe from each trade on to the time of the next.</summary>
    private static List<PublishedStep> Run(IReadOnlyList<long> prices, Timeframe timeframe)
    {
        SymbolPipeline pipeline = PublishingChain.NewPipeline();
        List<PublishedStep> closed = [];
        for (int index = 0; index < prices.Count; index++)
        {
            DateTime time = Start.AddSeconds(Stride * index);
            pipeline.Process(MarketEvent.Of(new Trade(
                index + 1, time, time, new Price(prices[index]), new Quantity(1 + (prices[index] % 97)), Side.Buy)));
            pipeline.AdvanceTime(time.AddSeconds(Stride));
            closed.Add(new PublishedStep(
            [
                .. pipeline.Closed.ToArray().Where(bar => bar.Candle.Timeframe == timeframe)
                    .Select(bar => new PublishedBar(bar)),
            ]));
            pipeline.ClearClosed();
        }

        closed.Count(step => step.Bars.Count > 0).ShouldBeGreaterThan(2);
        return closed;
    }
}
