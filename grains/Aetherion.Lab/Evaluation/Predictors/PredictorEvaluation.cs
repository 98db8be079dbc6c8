using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>
/// What detectors and forecasts beside the regime are worth on the scored bars of a file: the shares of the
/// anomaly detector, the volatility forecast that bars carry, and the outlook classifier, trained once on the bars before.
/// </summary>
/// <param name="Anomalies">How often the anomaly detector speaks up.</param>
/// <param name="Volatility">The served forecast first, then its baselines; empty when it cannot be judged.</param>
/// <param name="VolatilityFailure">Why it cannot be judged.</param>
/// <param name="Outlook">Of the classifier; null when it cannot be judged.</param>
/// <param name="OutlookFailure">Why it cannot be judged.</param>
public sealed record PredictorEvaluation(
    AnomalyScore Anomalies,
    ImmutableArray<VolatilityScore> Volatility,
    string VolatilityFailure,
    OutlookScore? Outlook,
    string OutlookFailure)
{
    private const string NotOfMinutes = "made for one-minute bars";
    private const string NothingBefore = "no bars before the scored ones to train baselines and classifier on";

    /// <summary>The bars that the weights of the volatility forecast were fitted on end before this.</summary>
    private static readonly DateTime WeightsFittedBefore = new(2024, 7, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Whether some of the scored bars are not later than those that the weights of the volatility forecast were
    /// fitted on.</summary>
    public bool IsVolatilityInSample { get; init; }

    /// <summary>Scores.</summary>
    /// <param name="bars">All bars; those before <paramref name="scored"/> are trained on.</param>
    /// <param name="scored">The bars that the figures are about.</param>
    /// <param name="anomalies">Of those bars.</param>
    /// <param name="isInSample">Whether there is nothing before them.</param>
    /// <param name="cancellationToken">Ends the training of the classifier.</param>
    public static PredictorEvaluation Of(
        RecordedBars bars,
        RowRange scored,
        AnomalyScore anomalies,
        bool isInSample,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bars);
        PredictorEvaluation shares = new(anomalies, [], "", null, "");
        string failure = bars.Timeframe != Timeframe.M1 ? NotOfMinutes : isInSample || scored.Start == 0 ? NothingBefore : "";
        return failure.Length > 0
            ? shares with { VolatilityFailure = failure, OutlookFailure = failure }
            : shares.WithVolatility(bars, scored).WithOutlook(bars, scored, cancellationToken);
    }

    private PredictorEvaluation WithVolatility(RecordedBars bars, RowRange scored)
    {
        try
        {
            double[] served = [.. Enumerable.Range(0, bars.Count).Select(
                bar => bars.FeaturesOf(bar)[Feature.ForecastVolatility] ?? double.NaN)];
            return this with
            {
                Volatility = new RiskStudy(bars.Candles, scored.Start, served: served).ScoreServed(),
                IsVolatilityInSample = bars.Candles[scored.Start].OpenTime < WeightsFittedBefore,
            };
        }
        catch (ArgumentException exception)
        {
            return this with { VolatilityFailure = exception.Message };
        }
    }

    private PredictorEvaluation WithOutlook(RecordedBars bars, RowRange scored, CancellationToken cancellationToken)
    {
        try
        {
            WalkForwardFold fold = WalkForward.SplitAt(bars.Count, scored.Start);
            return this with
            {
                Outlook = new OutlookStudy(bars.Candles).Run(fold, cancellationToken: cancellationToken).Score,
            };
        }
        catch (ArgumentException exception)
        {
            return this with { OutlookFailure = exception.Message };
        }
    }
}
