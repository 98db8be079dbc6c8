using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Simulation;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Anomalies;

public sealed class ShippedAnomalyModelTests
{
    private static readonly AnomalyModel Model = ShippedAnomalyModel.Load();

    [Theory]
    [InlineData("sim:BTC-USD")]
    [InlineData("sim:ILV-USD")]
    [InlineData("sim:AAPL")]
    public void Flags_about_one_bar_in_twenty_of_symbols_it_was_not_trained_on(string symbol)
    {
        BarAnomaly[] known = [.. Detect(symbol, 20_000).Where(bar => bar.Threshold is not null)];
        known.Length.ShouldBeGreaterThan(15_000);
        known.Average(bar => bar.Level.HasFlag(AnomalyLevel.Anomaly) ? 1.0 : 0).ShouldBe(0.05, 0.015);
        known.Average(bar => bar.Level.HasFlag(AnomalyLevel.Alarm) ? 1.0 : 0).ShouldBeLessThan(0.01);
    }

    private static List<BarAnomaly> Detect(string symbol, int count)
    {
        Instrument instrument = InstrumentCatalog.Simulated().Get(InstrumentId.Parse(symbol));
        MarketSimulator simulator = new(instrument, SimulatorParameters.For(instrument), 77, Utc.At(2024, 1, 1));
        SymbolPipeline pipeline = new(instrument, scorerOf: _ => new AnomalyDetector(Model));
        List<BarAnomaly> anomalies = [];
        foreach (SimulatedBar bar in simulator.Bars(Timeframe.M1, Utc.At(2024, 12, 31)).Take(count))
        {
            pipeline.AddBar(bar.Candle);
            foreach (ref readonly ClosedBar closed in pipeline.Closed)
            {
                if (closed.Candle.Timeframe == Timeframe.M1)
                    anomalies.Add(closed.Anomaly);
            }

            pipeline.ClearClosed();
        }

        return anomalies;
    }
}
