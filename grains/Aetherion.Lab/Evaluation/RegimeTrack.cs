using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>Labels and probabilities of recorded bars, written range by range as models follow each other.</summary>
public sealed class RegimeTrack
{
    private readonly RecordedBars _bars;
    private readonly RegimeDetector _detector;
    private readonly Regime[] _labels;
    private readonly RegimeProbabilities[] _probabilities;

    /// <param name="bars">To label.</param>
    /// <param name="options">Of the one detector that goes through all ranges.</param>
    public RegimeTrack(RecordedBars bars, RegimeDetectorOptions options)
    {
        ArgumentNullException.ThrowIfNull(bars);
        _bars = bars;
        _detector = new RegimeDetector(new RegimeKey(new SymbolKey(bars.Instrument.Id), bars.Timeframe), options);
        _labels = new Regime[bars.Count];
        _probabilities = new RegimeProbabilities[bars.Count];
    }

    /// <summary>The label in force after each bar; Unknown where none was written.</summary>
    public IReadOnlyList<Regime> Labels => _labels;

    /// <summary>The filtered probabilities after each bar.</summary>
    public IReadOnlyList<RegimeProbabilities> Probabilities => _probabilities;

    /// <summary>
    /// Lets a model label a range. Its filter first goes over all bars before the range, as that of a running service
    /// has; the detector goes on from the range before.
    /// </summary>
    public void Run(RegimeModel model, RowRange range)
    {
        ArgumentNullException.ThrowIfNull(model);
        RegimeFilter filter = new(model);
        for (int bar = 0; bar < range.End; bar++)
        {
            if (_bars.FollowsOutage(bar, out long missedBars))
                filter.Interrupt(missedBars);
            FeatureVector features = _bars.FeaturesOf(bar);
            StateProbabilities posterior = filter.Update(features, out RegimeProbabilities probabilities);
            if (bar < range.Start)
                continue;
            Candle candle = default(Candle) with
            {
                Timeframe = _bars.Timeframe, OpenTime = _bars.CloseTimes[bar] - _bars.Timeframe.Duration(),
            };
            ClosedBar closed = new(bar + 1, candle, features, posterior, probabilities);
            _labels[bar] = _detector.Update(closed, model.Version)!.Value.Bar.Regime;
            _probabilities[bar] = probabilities;
        }
    }

    /// <summary>The bars with their labels.</summary>
    public LabelledBars ToLabelled() => new(_bars.CloseTimes, _bars.Closes, _labels);
}
