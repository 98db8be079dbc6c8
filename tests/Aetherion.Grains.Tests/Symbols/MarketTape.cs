using System.Collections.Immutable;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Domain.Learning.IsolationForests;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Regimes;
using Aetherion.Domain.Simulation;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Symbols;

/// <summary>Seeded events and bars of one symbol, and a model that has something to say from the second bar on.</summary>
internal static class MarketTape
{
    public static readonly InstrumentCatalog Catalog = InstrumentCatalog.Simulated(1);
    public static readonly Instrument Instrument = Catalog.Active[0];
    public static readonly SymbolKey Live = new(Instrument.Id);
    public static readonly SymbolKey Replay = new(Instrument.Id, "run-1");
    public static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Two states that take turns with the sign of the latest returns.</summary>
    public static readonly RegimeModel Model = new(
        [Feature.LogReturn],
        new StandardScaler([0], [0.0003]),
        new GaussianHmm(
            CovarianceType.Diagonal, [0.5, 0.5], [0.5, 0.5, 0.5, 0.5], [0.7, -0.7], [0.5, 0.5]),
        [Regime.Bull, Regime.Bear],
        new RegimeTraining(
            Instrument.Id, Timeframe.M1, Start.AddDays(-1), Start, 1_440, new string('a', 64), -1, 1));

    /// <summary>Three states over the same feature, which tell its size as well.</summary>
    public static readonly RegimeModel Other = new(
        [Feature.LogReturn],
        new StandardScaler([0], [0.0002]),
        new GaussianHmm(
            CovarianceType.Diagonal, [0.4, 0.3, 0.3], [0.8, 0.1, 0.1, 0.1, 0.8, 0.1, 0.1, 0.1, 0.8], [1, -1, 0],
            [0.5, 0.5, 0.2]),
        [Regime.Bull, Regime.Bear, Regime.Sideways],
        new RegimeTraining(
            Instrument.Id, Timeframe.M1, Start.AddDays(-2), Start, 2_880, new string('b', 64), -2_880, 1));

    public static readonly AnomalyModel ShippedAnomalies = ShippedAnomalyModel.Load();

    /// <summary>An anomaly model of the symbol's bars of another day, which knows its threshold soon.</summary>
    public static readonly Lazy<AnomalyModel> Anomalies = new(() => TrainAnomalies(seed: 9));

    /// <summary>One of yet another day.</summary>
    public static readonly Lazy<AnomalyModel> OtherAnomalies = new(() => TrainAnomalies(seed: 10));

    /// <summary>A detector that follows the filter at once.</summary>
    public static readonly RegimeDetectorOptions Nervous = new()
    {
        EnterThreshold = 0.51, StayThreshold = 0.5, MinimumDwellBars = 1, ConfirmationBars = 1, DirectionMustAgree = false,
    };

    /// <summary>Events of so many minutes from the start, one every few seconds.</summary>
    public static ImmutableArray<MarketEvent> Events(int minutes, double secondsBetween = 5, ulong seed = 1)
    {
        var simulator = new MarketSimulator(
            Instrument, SimulatorParameters.For(Instrument), seed, Start,
            tickInterval: TimeSpan.FromSeconds(secondsBetween));
        var buffer = new MarketEvent[(int)(minutes * 60 / secondsBetween) + 1];
        return [.. buffer.AsSpan(0, simulator.Read(Start.AddMinutes(minutes), buffer))];
    }

    public static ImmutableArray<Candle> Bars(Timeframe timeframe, int count, ulong seed = 1) =>
    [
        .. new MarketSimulator(Instrument, SimulatorParameters.For(Instrument), seed, Start)
            .Bars(timeframe, Start + count * timeframe.Duration()).Select(bar => bar.Candle),
    ];

    private static AnomalyModel TrainAnomalies(ulong seed)
    {
        var trainer = new AnomalyTrainer(
            Instrument.Id, Timeframe.M1, new AnomalyOptions { UsualWarmUp = 20, ThresholdHalfLife = 60, ThresholdWarmUp = 10 });
        var pipeline = new SymbolPipeline(Instrument);
        foreach (var bar in Bars(Timeframe.M1, 2_000, seed))
        {
            pipeline.AddBar(bar);
            foreach (ref readonly var closed in pipeline.Closed)
                trainer.Add(closed);
            pipeline.ClearClosed();
        }
        return trainer.Train(new IsolationForestOptions { TreeCount = 20, SampleSize = 64 });
    }

    /// <summary>Everything an event says, for comparison.</summary>
    public static string TextOf(SymbolKey key, MarketEvent item) =>
        Convert.ToHexString(MarketEventFrame.Encode(new MarketEventBatch(key, [item])));
}
