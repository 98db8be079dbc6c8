using System.Globalization;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>Values that tests share.</summary>
internal static class TestData
{
    public static readonly DateTime Start = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    public static readonly Instrument Btc = new(
        InstrumentId.Parse("sim:BTC-USD"), Market.Crypto, "BTC", "USD", 0.10m, 0.00010m, 10.00m);

    public static readonly Instrument Eth = new(
        InstrumentId.Parse("sim:ETH-USD"), Market.Crypto, "ETH", "USD", 0.01m, 0.0010m, 10.00m);

    public static readonly Instrument Aapl = new(
        InstrumentId.Parse("sim:AAPL"), Market.Us, "AAPL", "USD", 0.01m, 1m, 1.00m);

    public static readonly SymbolKey BtcKey = new(Btc.Id);

    public static readonly RegimeKey BtcMinute = new(BtcKey, Timeframe.M1);

    public static Trade Trade(long sequence, long priceTicks = 642_501, long lots = 100, Side side = Side.Buy) => new(
        sequence,
        Start.AddMilliseconds(sequence),
        Start.AddMilliseconds(sequence + 1),
        new Price(priceTicks),
        new Quantity(lots),
        side);

    public static MarketEventBatch Trades(params Trade[] trades) =>
        new(BtcKey, [.. trades.Select(trade => MarketEvent.Of(trade))]);

    /// <summary>The bar that opens so many minutes after the start.</summary>
    public static Candle Candle(int minute, Timeframe timeframe = Timeframe.M1, int revision = 0) => new(
        timeframe,
        Start + (minute * timeframe.Duration()),
        new Price(1000 + minute),
        new Price(1010 + minute),
        new Price(990 + minute),
        new Price(1005 + minute),
        new Quantity(50),
        new Quantity(30),
        1234.5m,
        7,
        revision);

    /// <summary>The same bar, closed: its sequence is the minute and 1.</summary>
    public static ClosedBar Bar(int minute, Timeframe timeframe = Timeframe.M1)
    {
        var features = new FeatureVector();
        features[Feature.LogReturn] = 0.25;
        var posterior = new StateProbabilities([0.7, 0.1, 0.1, 0.1]);
        return new ClosedBar(
            minute + 1, Candle(minute, timeframe), features, posterior, new RegimeProbabilities(0.7, 0.1, 0.1, 0.1));
    }

    /// <summary>A change of the regime at the close of the bar of that minute.</summary>
    public static RegimeTransition Transition(long number, int minute, Regime previous, Regime current) => new(
        string.Create(CultureInfo.InvariantCulture, $"{BtcMinute}#{number}"),
        BtcMinute,
        number,
        previous,
        current,
        0.8,
        2,
        new RegimeProbabilities(0.05, 0.05, 0.1, 0.8),
        minute + 1,
        Candle(minute).CloseTime,
        9,
        "CONFIDENCE_AFTER_DWELL",
        "model-1");

    public static RegimeEstimate Estimate(Regime regime, int sinceMinute, int minute) => new(
        BtcMinute,
        regime,
        0.75,
        1,
        new RegimeProbabilities(0.75, 0.1, 0.1, 0.05),
        Candle(sinceMinute).CloseTime,
        minute + 1,
        Candle(minute).CloseTime,
        "model-1");

    public static BotSnapshot Bot(TenantKey key) => new(
        key,
        new BotConfiguration(key.Name, BtcKey, Timeframe.M1, StrategyNames.RegimeSwitching, key, 0.5m),
        BotStatus.Created,
        Regime.Bull,
        StrategyNames.Flat,
        new Position(BtcKey, new Quantity(0), null, 12.50m, 1.25m),
        64250.10m,
        3.00m,
        30,
        null,
        null,
        0,
        1,
        Start);

    public static AccountSnapshot Account(TenantKey key) =>
        new(key, "USD", 100_000.00m, 90_000.00m, 1_000.00m, TradingState.Active, [], 4);

    public static BotEvent Event(TenantKey bot, long sequence) => new(
        bot,
        sequence,
        Start.AddSeconds(sequence),
        BotEventKind.Decided,
        BotStatus.Running,
        Regime.Bull,
        StrategyNames.TrendFollowing,
        sequence,
        "TREND_UP",
        "The trend is up.",
        null,
        null);

    public static Order Order(TenantKey bot, string id) => new(
        id,
        bot,
        bot,
        BtcKey,
        Side.Buy,
        OrderType.Market,
        new Quantity(200),
        OrderState.Filled,
        new Quantity(200),
        64250.10m,
        0.64m,
        12,
        Start,
        Start.AddSeconds(1),
        "TREND_UP",
        "The trend is up.");

    public static Fill Fill(string id, string orderId) => new(
        id, orderId, BtcKey, Side.Buy, new Price(642_501), new Quantity(200), 0.64m, Start.AddSeconds(1));
}
