using Aetherion.Domain.Simulation;
using Aetherion.Model;

namespace Aetherion.VenueEmulator.Core.CoinGecko;

/// <summary>A coin whose price the simulator makes; it changes once a minute, as on the venue.</summary>
internal sealed class CoinGeckoCoin
{
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private readonly MarketSimulator _simulator;
    private readonly Queue<(DateTime Time, decimal Price, decimal Volume)> _day = new();

    public CoinGeckoCoin(string id, string symbol, string name, int rank, decimal supply, ulong seed, DateTime start)
    {
        (Id, Symbol, Name, Rank, Supply) = (id, symbol, name, rank, supply);
        var instrument = new Instrument(
            new InstrumentId("sim", symbol.ToUpperInvariant() + "-USD"), Market.Crypto, symbol, "usd", 0.01m, 0.0001m, 1);
        _simulator = new MarketSimulator(instrument, SimulatorParameters.For(instrument), seed, start - Day);
        Advance(start);
    }

    public string Id { get; }

    public string Symbol { get; }

    public string Name { get; }

    public int Rank { get; }

    public decimal Supply { get; }

    public decimal Price => _day.Last().Price;

    public decimal DayAgo => _day.Peek().Price;

    public decimal High => _day.Max(minute => minute.Price);

    public decimal Low => _day.Min(minute => minute.Price);

    /// <summary>The turnover of a day in USD.</summary>
    public decimal Volume => decimal.Round(_day.Sum(minute => minute.Volume));

    public DateTime UpdatedTime => _day.Last().Time;

    public void Advance(DateTime now)
    {
        foreach (var bar in _simulator.Bars(Timeframe.M1, now))
        {
            var candle = bar.Candle;
            _day.Enqueue((candle.CloseTime, _simulator.Instrument.ToDecimal(candle.Close), candle.QuoteVolume));
            while (_day.Peek().Time < candle.CloseTime - Day + Pace)
                _day.Dequeue();
        }
    }
}
