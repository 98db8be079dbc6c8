using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Forecasts;
using Aetherion.Lab.Evaluation.Predictors;
using Aetherion.Model;

namespace Aetherion.Benchmarks.Models;

/// <summary>The one-hour risk forecast beside its baselines: BTC 2024 after the split, and other markets.</summary>
internal static class PredictorRiskBenchmark
{
    private const int BurnIn = 30 * 1440;

    private static readonly DateTime Split = new(2024, 7, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly (string File, string Instrument)[] Others =
    [
        ("btcusdt-1m-2021Q2.csv.gz", "binance:BTCUSDT"),
        ("klines/binance-spot-btcusdt-1m-20230316-20230501.csv.gz", "binance:BTCUSDT"),
        ("klines/binance-spot-btcusdt-1m-20250520-20250818.csv.gz", "binance:BTCUSDT"),
        ("klines/binance-spot-btcusdt-1m-12col-2025-10-us.csv.gz", "binance:BTCUSDT"),
        ("klines/binance-spot-ethusdt-1m-20230316-20230501.csv.gz", "binance:ETHUSDT"),
        ("klines/binance-spot-ethusdt-1m-20250520-20250818.csv.gz", "binance:ETHUSDT"),
        ("klines/binance-spot-solusdt-1m-20230316-20230501.csv.gz", "binance:SOLUSDT"),
        ("klines/binance-usdm-nearusdt-1m-12col-2024-02_06_09_11.csv.gz", "binance:NEARUSDT"),
    ];

    public static IEnumerable<Figure> Run(List<PredictorEvidence> evidence)
    {
        List<Candle> bars = PredictorData.Bars("btcusdt-1m-2024.csv.gz", "binance:BTCUSDT");
        RiskStudyResult result = new RiskStudy(bars, PredictorData.IndexOf(bars, Split)).Run();
        evidence.Add(Evidence.Of(result));
        evidence.Add(Evidence.OfServed(result));
        yield return Figure.AtMost(
            "risk: shipped coefficients, largest difference to this training",
            LargestDifference(RiskModel.LoadShipped(), result.Model), "", 1e-9, $"test bars {result.Fold.Test}");
        foreach (Figure figure in Figures("BTC 2024 H2", result.Scores, result.ServedScores[0]))
            yield return figure;
        foreach ((string file, string instrument) in Others)
        {
            List<Candle> other = PredictorData.Bars(file, instrument);
            foreach (Figure figure in Figures(Path.GetFileName(file)[..^7], new RiskStudy(other, BurnIn).Score(result.Model)))
                yield return figure;
        }
    }

    private static double LargestDifference(RiskModel first, RiskModel second)
    {
        double largest = Math.Abs(first.Intercept - second.Intercept);
        for (int column = 0; column < RiskFeatures.ColumnCount; column++)
            largest = Math.Max(largest, Math.Abs(first.Coefficients[column] - second.Coefficients[column]));
        return largest;
    }

    /// <param name="scores">The forecast's own first, then those of its baselines.</param>
    /// <param name="beside">Those that are shown and are no baselines.</param>
    private static IEnumerable<Figure> Figures(
        string market, IReadOnlyList<VolatilityScore> scores, params IReadOnlyList<VolatilityScore> beside)
    {
        foreach (VolatilityScore score in scores.Concat(beside))
        {
            string note = FormattableString.Invariant(
                $"corr {score.Correlation:0.000}, QLIKE {score.Qlike:0.000}, RV after the top tenth {score.TopTenthRatio:0.00} of the rest; gain in R2 {score.R2Gain.Estimate:0.000} ({score.R2Gain.Lower:0.000} .. {score.R2Gain.Upper:0.000}), in QLIKE {score.QlikeGain.Estimate:0.000} ({score.QlikeGain.Lower:0.000} .. {score.QlikeGain.Upper:0.000})");
            yield return Figure.Reported($"risk, {market}: R2 of ln RV, {score.Name}", score.R2, "", note);
        }

        foreach (VolatilityScore baseline in scores.Skip(1))
        {
            yield return new Figure(
                $"risk, {market}: more R2 than {baseline.Name}", baseline.R2Gain.Estimate, "", "> 0, beyond chance",
                baseline.R2Gain.IsAboveZero, "");
        }
    }
}
