using Aetherion.Model;

namespace Aetherion.Domain.Simulation;

/// <summary>What distinguishes the simulated symbols: price, activity, and volatility against the first one.</summary>
internal readonly record struct SymbolProfile(decimal Price, double VolumePerMinute, double VolatilityFactor)
{
    private static readonly Dictionary<string, SymbolProfile> Named = new()
    {
        ["BTC-USD"] = new(60_000m, 20, 1),
        ["ETH-USD"] = new(3_000m, 300, 1.2),
        ["SOL-USD"] = new(150m, 5_000, 1.5),
        ["ILV-USD"] = new(80m, 1_500, 1.8),
        ["AAPL"] = new(220m, 60_000, 1.1),
        ["MSFT"] = new(430m, 30_000, 1.0),
        ["NVDA"] = new(130m, 300_000, 1.8),
        ["SPY"] = new(560m, 90_000, 0.8),
        ["RELIANCE"] = new(1_400m, 25_000, 1.1),
        ["TCS"] = new(3_500m, 6_000, 1.0),
        ["INFY"] = new(1_600m, 15_000, 1.1),
        ["HDFCBANK"] = new(1_650m, 40_000, 0.9),
    };

    public static SymbolProfile Of(Instrument instrument) =>
        Named.TryGetValue(instrument.Id.Symbol, out var profile) ? profile : Generated(instrument);

    private static SymbolProfile Generated(Instrument instrument)
    {
        var random = RandomGenerator.For(seed: 0, instrument.Id.Symbol, number: 0);
        var price = Math.Round(Math.Exp(2.5 + (4 * random.NextDouble())), 2);
        return new SymbolProfile((decimal)price, 600_000 / price, 1 + random.NextDouble());
    }
}
