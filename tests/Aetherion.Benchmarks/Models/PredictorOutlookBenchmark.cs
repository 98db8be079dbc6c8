using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Forecasts;
using Aetherion.Lab.Evaluation;
using Aetherion.Lab.Evaluation.Predictors;
using Aetherion.Model;

namespace Aetherion.Benchmarks.Models;

/// <summary>The outlook classifier beside the last hour carried forward: BTC 2024 after the split, and month by month
/// inside the second quarter of 2021.</summary>
internal static class PredictorOutlookBenchmark
{
    private static readonly DateTime Split = new(2024, 7, 1, 0, 0, 0, DateTimeKind.Utc);

    public static IEnumerable<Figure> Run(List<PredictorEvidence> evidence)
    {
        List<Candle> bars = PredictorData.Bars("btcusdt-1m-2024.csv.gz", "binance:BTCUSDT");
        OutlookStudyResult result = new OutlookStudy(bars)
            .Run(WalkForward.SplitAt(bars.Count, PredictorData.IndexOf(bars, Split)));
        evidence.Add(Evidence.Of(result));
        foreach (Figure figure in Figures("BTC 2024 H2", result.Score))
            yield return figure;
        EnsembleStudyResult ensemble = new EnsembleStudy(bars)
            .Run(WalkForward.SplitAt(bars.Count, PredictorData.IndexOf(bars, Split)));
        evidence.Add(Evidence.Of(ensemble));
        yield return new Figure(
            "ensemble, BTC 2024 H2: log loss", ensemble.LogLoss, "",
            FormattableString.Invariant($"< {ensemble.EqualLogLoss:0.000} equal weights, beyond chance"),
            ensemble.EqualGain.IsAboveZero, Interval(ensemble.EqualGain) + "; against boosting alone "
            + Interval(ensemble.FirstMemberGain) + "; members " + string.Join(", ", EnsembleStudy.Members.Select(
                (name, member) => FormattableString.Invariant(
                    $"{name} {ensemble.MemberLogLosses[member]:0.000} (weight {ensemble.FinalWeights[member]:0.00})"))));
        List<Candle> other = PredictorData.Bars("btcusdt-1m-2021Q2.csv.gz", "binance:BTCUSDT");
        OutlookStudy study = new(other);
        foreach (WalkForwardFold fold in WalkForward.Split(other.Count))
        {
            foreach (Figure figure in Figures($"BTC 2021Q2 fold {fold.Index}", study.Run(fold).Score))
                yield return figure;
        }
    }

    private static IEnumerable<Figure> Figures(string market, OutlookScore score)
    {
        yield return new Figure(
            $"outlook, {market}: macro-F1", score.MacroF1, "", FormattableString.Invariant($"> {score.CarriedMacroF1:0.000} carried, beyond chance"),
            score.MacroF1Gain.IsAboveZero, Interval(score.MacroF1Gain) + FormattableString.Invariant(
                $"; AUC of high risk {score.HighRiskAuc:0.000}, ECE {score.CalibrationError:0.000}, {score.RowCount} rows"));
        yield return new Figure(
            $"outlook, {market}: log loss", score.LogLoss, "", FormattableString.Invariant($"< {score.ShareLogLoss:0.000} shares, beyond chance"),
            score.LogLossGain.IsAboveZero, Interval(score.LogLossGain));
    }

    private static string Interval(ConfidenceInterval gain) =>
        FormattableString.Invariant($"gain {gain.Estimate:0.0000} ({gain.Lower:0.0000} .. {gain.Upper:0.0000})");
}
