using System.Collections.Immutable;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Simulation;
using Aetherion.Model;

namespace Aetherion.Lab.Training;

/// <summary>How the model that ships with the product was trained: on one-minute bars of one simulated
/// symbol.</summary>
public static class ShippedModelRecipe
{
    /// <summary>The seed of the simulated market; evaluations use others.</summary>
    public const ulong Seed = 1;

    /// <summary>One-minute bars.</summary>
    public const int BarCount = 100_000;

    private static readonly InstrumentId Symbol = InstrumentId.Parse("sim:BTC-USD");
    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The training request.</summary>
    public static TrainingRequest Request()
    {
        Instrument instrument = InstrumentCatalog.Simulated().Get(Symbol);
        MarketSimulator simulator = new(instrument, SimulatorParameters.For(instrument), Seed, Start);
        ImmutableArray<Candle> bars =
        [
            .. simulator.Bars(Timeframe.M1, Start.AddMinutes(BarCount)).Select(bar => bar.Candle),
        ];
        return new TrainingRequest(instrument, Timeframe.M1, bars.ToAsyncEnumerable()) { BarCount = bars.Length };
    }
}
