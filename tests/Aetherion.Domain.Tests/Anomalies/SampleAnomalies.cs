using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.Domain.Learning.IsolationForests;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Simulation;
using Aetherion.Domain.Tests.Features;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Anomalies;

/// <summary>A small model for tests, and features of series of bars.</summary>
internal static class SampleAnomalies
{
    public static AnomalyOptions Quick { get; } =
        new() { UsualHalfLife = 5000, UsualWarmUp = 20, ThresholdHalfLife = 60, ThresholdWarmUp = 30 };

    public static AnomalyModel Model { get; } = Train(Quick, 1);

    public static AnomalyModel Train(AnomalyOptions options, int seed)
    {
        AnomalyTrainer trainer = new(BarSeries.Bitcoin.Id, Timeframe.M1, options);
        List<Candle> bars = Simulated((ulong)seed, 4000);
        foreach ((Candle candle, FeatureVector features) in bars.Zip(FeaturesOf(bars)))
            trainer.Add(new ClosedBar(1, candle, features, default, default));
        return trainer.Train(
            new IsolationForestOptions { TreeCount = 20, SampleSize = 64 }, TestContext.Current.CancellationToken);
    }

    /// <summary>Bars of the simulator, which knows calm and storm but no halts.</summary>
    public static List<Candle> Simulated(ulong seed, int count)
    {
        Instrument instrument = InstrumentCatalog.Simulated().Get(InstrumentId.Parse("sim:BTC-USD"));
        DateTime start = Utc.At(2024, 1, 1);
        MarketSimulator simulator = new(instrument, SimulatorParameters.For(instrument), seed, start);
        return [.. simulator.Bars(Timeframe.M1, start.AddMinutes(count)).Select(bar => bar.Candle)];
    }

    public static List<FeatureVector> FeaturesOf(IReadOnlyList<Candle> bars)
    {
        FeatureExtractor extractor = new(BarSeries.Bitcoin, Timeframe.M1);
        return [.. bars.Select(bar => extractor.Update(bar))];
    }

    public static BarAnomaly[] Detect(AnomalyModel model, IEnumerable<FeatureVector> bars)
    {
        AnomalyDetector detector = new(model);
        return [.. bars.Select(bar => detector.Update(bar))];
    }
}
