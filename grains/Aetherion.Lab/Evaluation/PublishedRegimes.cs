using Aetherion.Domain.Features;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>Publishes regimes on bars as the grains do: the same pipeline, filter and detector.</summary>
public static class PublishedRegimes
{
    /// <summary>Labels the bars of the model's timeframe that a series of bars gives.</summary>
    /// <param name="instrument">Of the bars.</param>
    /// <param name="bars">Closed bars of one timeframe, the model's or a shorter one, oldest first.</param>
    public static LabelledBars Of(
        Instrument instrument, IEnumerable<Candle> bars, RegimeModel model, RegimeDetectorOptions options)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentNullException.ThrowIfNull(model);
        Timeframe timeframe = model.Training.Timeframe;
        SymbolPipeline pipeline = new(instrument, t => t == timeframe ? new RegimeFilter(model) : null);
        RegimeDetector detector = new(new RegimeKey(new SymbolKey(instrument.Id), timeframe), options);
        List<DateTime> closeTimes = [];
        List<double> closes = [];
        List<Regime> labels = [];
        foreach (Candle candle in bars)
        {
            pipeline.AddBar(candle);
            foreach (ref readonly ClosedBar bar in pipeline.Closed)
            {
                if (bar.Candle.Timeframe != timeframe)
                    continue;
                closeTimes.Add(bar.Candle.CloseTime);
                closes.Add(bar.Candle.Close.Ticks);
                labels.Add(detector.Update(bar, model.Version)!.Value.Bar.Regime);
            }

            pipeline.ClearClosed();
        }

        return new LabelledBars(closeTimes, closes, labels);
    }
}
