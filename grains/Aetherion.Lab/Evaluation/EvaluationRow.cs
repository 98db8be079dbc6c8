namespace Aetherion.Lab.Evaluation;

/// <summary>One method in one scenario, over all seeds.</summary>
/// <param name="Scenario">The simulated markets.</param>
/// <param name="Method">What gave the labels.</param>
/// <param name="Accuracy">Mean share of bars with the true regime.</param>
/// <param name="AccuracyMin">The worst seed's.</param>
/// <param name="BalancedAccuracy">Mean over seeds of the mean recall over regimes.</param>
/// <param name="MedianOnsetDelayBars">Median over all true switches that were found; null when none was.</param>
/// <param name="MissedShare">Share of true switches that were not found before the regime ended.</param>
/// <param name="MeanDwellBars">Bars / (switches + 1), over all seeds.</param>
/// <param name="SwitchesPerDay">Label switches per 1440 bars.</param>
public sealed record EvaluationRow(
    string Scenario,
    string Method,
    double Accuracy,
    double AccuracyMin,
    double BalancedAccuracy,
    double? MedianOnsetDelayBars,
    double MissedShare,
    double MeanDwellBars,
    double SwitchesPerDay)
{
    private const double BarsPerDay = 1440;

    internal static EvaluationRow Of(string scenario, string method, IReadOnlyList<LabelledRun> runs)
    {
        RegimeScore[] scores = [.. runs.Select(run => RegimeScore.Of(run.Truth, run.Labels))];
        int?[] delays = [.. runs.SelectMany(run => RegimeScore.OnsetDelays(run.Truth, run.Labels))];
        double bars = scores.Sum(score => score.BarCount);
        double switches = scores.Sum(score => score.Switches);
        return new EvaluationRow(
            scenario,
            method,
            scores.Average(score => score.Accuracy),
            scores.Min(score => score.Accuracy),
            scores.Average(score => score.BalancedAccuracy),
            RegimeScore.Median([.. delays.OfType<int>().Order()]),
            delays.Length == 0 ? 0 : delays.Count(delay => delay is null) / (double)delays.Length,
            bars / (switches + runs.Count),
            switches * BarsPerDay / bars);
    }
}
