using System.Collections.Immutable;
using Aetherion.Domain.Features;
using Aetherion.Domain.Forecasts;

namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>Writes down what a study found, in the form that ships with the product.</summary>
public static class Evidence
{
    /// <summary>
    /// Volatility forecasts that were compared on the first half of BTC 2024 before the columns of
    /// <see cref="RiskFeatures"/> were settled.
    /// </summary>
    public const int EarlierRiskTrials = 31;

    /// <summary>Sets of terms that were compared on the first half of BTC 2024 before those of
    /// <see cref="VolatilityForecast"/> were settled.</summary>
    public const int EarlierVolatilityTrials = 9;

    /// <summary>Funding forecasts that were compared on rates before 2024-07-01 before the experts were
    /// settled.</summary>
    public const int EarlierFundingTrials = 128;

    /// <summary>Statistics of lead and lag that were compared on synthetic series and on the same files before the
    /// studentised one was settled.</summary>
    public const int EarlierCascadeTrials = 2;

    /// <summary>Of the risk forecast: R2 and QLIKE against every baseline.</summary>
    public static PredictorEvidence Of(RiskStudyResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new PredictorEvidence(
            ShippedEvidence.Risk,
            result.Configuration,
            DataHash.Of(result.Configuration),
            result.TrainingHash,
            result.TestHash,
            EarlierRiskTrials + result.Trials.Count,
            Compare(result.Scores));
    }

    /// <summary>Of the volatility forecast that bars carry as a feature: the same.</summary>
    public static PredictorEvidence OfServed(RiskStudyResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        string configuration = Describe(VolatilityForecastCoefficients.Default);
        return new PredictorEvidence(
            ShippedEvidence.Volatility,
            configuration,
            DataHash.Of(configuration),
            result.TrainingHash,
            result.TestHash,
            EarlierVolatilityTrials,
            Compare(result.ServedScores));
    }

    /// <summary>Of the funding forecast.</summary>
    public static PredictorEvidence Of(FundingStudyResult result, FundingForecasterOptions options, TrialLog trials)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(trials);
        string configuration = FundingStudy.Describe(options);
        return new PredictorEvidence(
            ShippedEvidence.Funding,
            configuration,
            DataHash.Of(configuration),
            result.TrainingHash,
            result.TestHash,
            EarlierFundingTrials + trials.Count,
            [Compare("EWMA(0.4) of past rates", "mean error, bp", result.Error, result.BaselineError, result.Gain)]);
    }

    /// <summary>Of the outlook classifier: its decisions against the last hour's outlook, its probabilities against
    /// the shares.</summary>
    public static PredictorEvidence Of(OutlookStudyResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        OutlookScore score = result.Score;
        return new PredictorEvidence(
            ShippedEvidence.Outlook,
            result.Configuration,
            DataHash.Of(result.Configuration),
            result.TrainingHash,
            result.TestHash,
            result.Trials.Count + result.RuleTrialCount,
            [
                Compare(
                    "last hour carried forward", "macro-F1", score.MacroF1, score.CarriedMacroF1, score.MacroF1Gain),
                Compare("shares of the outlooks", "log loss", score.LogLoss, score.ShareLogLoss, score.LogLossGain),
            ]);
    }

    /// <summary>Of the momentum cascade: the links found, each against a forecast of no move. Without a link there is
    /// nothing to switch on.</summary>
    public static PredictorEvidence Of(
        CascadeStudyResult result, MomentumCascadeOptions options, IReadOnlyList<string> symbols)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(options);
        string configuration = FormattableString.Invariant(
            $"lags to {options.LagMax}, blocks of {options.BlockLength}, {options.ShuffleCount} shuffles, false discoveries {options.FalseDiscoveryRate}");
        return new PredictorEvidence(
            ShippedEvidence.Cascade,
            configuration,
            DataHash.Of(configuration),
            result.TrainingHash,
            result.TestHash,
            EarlierCascadeTrials + 1,
            [
                .. result.Links.Zip(result.Gains).Where(pair => pair.First.IsDiscovery).Select(pair => Compare(
                    "no move", $"share explained, {symbols[pair.First.Leader]} before {symbols[pair.First.Follower]}",
                    pair.Second.Estimate, 0, pair.Second)),
            ]);
    }

    /// <summary>Of the weighted ensemble: against equal weights, and against its strongest member alone.</summary>
    public static PredictorEvidence Of(EnsembleStudyResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new PredictorEvidence(
            ShippedEvidence.Ensemble,
            EnsembleStudy.Configuration,
            DataHash.Of(EnsembleStudy.Configuration),
            result.TrainingHash,
            result.TestHash,
            1,
            [
                Compare("equal weights", "log loss", result.LogLoss, result.EqualLogLoss, result.EqualGain),
                Compare(
                    "boosting alone", "log loss", result.LogLoss, result.MemberLogLosses[0], result.FirstMemberGain),
            ]);
    }

    /// <summary>One comparison, rounded to six significant digits so that the record can be read.</summary>
    public static BaselineComparison Compare(
        string baseline, string figure, double value, double baselineValue, ConfidenceInterval gain)
    {
        ArgumentNullException.ThrowIfNull(gain);
        return new BaselineComparison(
            baseline, figure, Round(value), Round(baselineValue),
            Round(gain.Estimate), Round(gain.Lower), Round(gain.Upper));
    }

    private static string Describe(VolatilityForecastCoefficients weights) => FormattableString.Invariant(
        $"autoregression of log volatility, weights of 5, 15, 60, 240 bars and a session {weights.Bars5} / {weights.Bars15} / {weights.Bars60} / {weights.Bars240} / {weights.Session}, of volume over 5 and 60 bars {weights.Volume5} / {weights.Volume60}, season {weights.Season}, intercept {weights.Intercept}");

    private static ImmutableArray<BaselineComparison> Compare(ImmutableArray<VolatilityScore> scores) =>
    [
        .. scores.Skip(1).Select(score => Compare(
            score.Name, "R2 of ln RV", scores[0].R2, score.R2, score.R2Gain)),
        .. scores.Skip(1).Select(score => Compare(
            score.Name, "QLIKE", scores[0].Qlike, score.Qlike, score.QlikeGain)),
    ];

    private static double Round(double value) => value == 0
        ? 0
        : Math.Round(value, Math.Clamp(5 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 15));
}
