using Aetherion.Domain.Simulation;
using Aetherion.Model;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>A venue's symbol as the simulator takes it.</summary>
internal static class Instruments
{
    private const double TurnoverPerMinute = 1_200_000;

    public static Instrument Of(SymbolSpec spec) => new(
        new InstrumentId("emulator", spec.Symbol), Market.Crypto, spec.BaseAsset, spec.QuoteAsset, spec.PriceTick,
        spec.QuantityStep, spec.MinNotional);

    /// <summary>A market around a price, with the turnover of a large one.</summary>
    public static SimulatorParameters Parameters(SymbolSpec spec, decimal price) => new()
    {
        StartPrice = price,
        VolumePerMinute = TurnoverPerMinute / (double)(spec.ContractSize > 1 ? spec.ContractSize : price),
    };

    /// <summary>The price at which the simulator starts a symbol, by its base asset.</summary>
    public static decimal StartPrice(string baseAsset) => SimulatorParameters.For(new Instrument(
        new InstrumentId("sim", baseAsset + "-USD"), Market.Crypto, baseAsset, "USD", 0.01m, 0.0001m, 1)).StartPrice;
}
