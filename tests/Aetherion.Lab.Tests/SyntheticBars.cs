using Aetherion.Model;

namespace Aetherion.Lab.Tests;

/// <summary>One-minute bars of a random walk that goes through known regimes.</summary>
internal sealed class SyntheticBars
{
    public static readonly Instrument Instrument = new(
        InstrumentId.Parse("binance:BTCUSDT"), Market.Crypto, "BTC", "USDT", 0.01m, 0.00001m, 5);

    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly Random _random;

    public SyntheticBars(int seed, int count)
    {
        _random = new Random(seed);
        double logPrice = Math.Log(40_000);
        int left = 0;
        Regime regime = Regime.Sideways;
        for (int bar = 0; bar < count; bar++)
        {
            if (left-- == 0)
                (regime, left) = (NextRegime(regime), 150 + _random.Next(300));
            double open = Math.Exp(logPrice);
            double sigma = regime == Regime.Crisis ? 0.003 : regime == Regime.Sideways ? 0.0004 : 0.0007;
            double drift = regime switch { Regime.Bull => 0.4, Regime.Bear => -0.4, _ => 0 };
            logPrice += sigma * (drift + Normal());
            Candles.Add(Candle(bar, open, Math.Exp(logPrice), 1 + _random.NextDouble()));
            Truth.Add(regime);
        }
    }

    public List<Candle> Candles { get; } = [];

    public List<Regime> Truth { get; } = [];

    public static async IAsyncEnumerable<Candle> Stream(IEnumerable<Candle> candles)
    {
        foreach (Candle candle in candles)
        {
            yield return candle;
        }

        await Task.CompletedTask;
    }

    private static Candle Candle(int index, double open, double close, double volume)
    {
        Price from = Instrument.ToNearestPrice((decimal)open);
        Price to = Instrument.ToNearestPrice((decimal)close);
        Quantity quantity = Instrument.ToQuantity((decimal)volume);
        return new Candle(
            Timeframe.M1, Start.AddMinutes(index), from, from > to ? from : to, from < to ? from : to, to, quantity,
            default, 1, 1, 0);
    }

    private Regime NextRegime(Regime current)
    {
        if (current != Regime.Sideways)
            return Regime.Sideways;
        return _random.Next(3) switch { 0 => Regime.Bull, 1 => Regime.Bear, _ => Regime.Crisis };
    }

    private double Normal() =>
        Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
