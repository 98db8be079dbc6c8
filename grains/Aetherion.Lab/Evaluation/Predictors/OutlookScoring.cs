using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Learning.Metrics;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>Judges probabilities and decisions about outlooks beside their baselines.</summary>
internal static class OutlookScoring
{
    private const int ClassCount = 3;

    /// <summary>Scores.</summary>
    /// <param name="labels">What the next hours were.</param>
    /// <param name="carried">What the last hours were.</param>
    /// <param name="probabilities">Three for each row.</param>
    /// <param name="shares">Of the outlooks among the training rows.</param>
    /// <param name="rule">Names the decisions.</param>
    /// <param name="bootstrap">Its block length counts rows.</param>
    public static OutlookScore Of(
        int[] labels, int[] carried, double[] probabilities, double[] shares, OutlookRule rule, BlockBootstrap bootstrap)
    {
        int[] decisions = Decide(probabilities, rule);
        double[] losses = Losses(labels, probabilities);
        double[] shareLosses = Array.ConvertAll(labels, label => -Math.Log(shares[label]));
        return new OutlookScore(
            labels.Length,
            losses.Average(),
            shareLosses.Average(),
            new ConfusionMatrix(labels, decisions, ClassCount).MacroF1,
            new ConfusionMatrix(labels, carried, ClassCount).MacroF1,
            HighRiskAuc(labels, probabilities),
            ProbabilityMetrics.ExpectedCalibrationError(labels, probabilities),
            bootstrap.Difference(shareLosses, losses),
            bootstrap.Of(
                means => MacroF1(means, 0) - MacroF1(means, 3 * ClassCount),
                [.. Indicators(labels, decisions), .. Indicators(labels, carried)]));
    }

    /// <summary>The decisions of a rule.</summary>
    public static int[] Decide(double[] probabilities, OutlookRule rule)
    {
        int[] decisions = new int[probabilities.Length / ClassCount];
        for (int row = 0; row < decisions.Length; row++)
            decisions[row] = (int)rule.Decide(probabilities.AsSpan(row * ClassCount, ClassCount));
        return decisions;
    }

    private static double? HighRiskAuc(int[] labels, double[] probabilities)
    {
        int highRisk = labels.Count(label => label == (int)Outlook.HighRisk);
        return highRisk > 0 && highRisk < labels.Length
            ? RankingMetrics.RocAuc(labels, probabilities, (int)Outlook.HighRisk)
            : null;
    }

    private static double[] Losses(int[] labels, double[] probabilities)
    {
        double[] losses = new double[labels.Length];
        for (int row = 0; row < losses.Length; row++)
            losses[row] = -Math.Log(Math.Max(probabilities[(row * ClassCount) + labels[row]], 1e-15));
        return losses;
    }

    /// <summary>For each class whether it was hit, was said and was true: their means are all that F1 needs.</summary>
    private static IEnumerable<double[]> Indicators(int[] labels, int[] decisions)
    {
        for (int k = 0; k < ClassCount; k++)
        {
            yield return [.. labels.Zip(decisions, (label, decision) => label == k && decision == k ? 1.0 : 0)];
            yield return [.. decisions.Select(decision => decision == k ? 1.0 : 0)];
            yield return [.. labels.Select(label => label == k ? 1.0 : 0)];
        }
    }

    private static double MacroF1(double[] means, int from)
    {
        double sum = 0;
        for (int column = from; column < from + (3 * ClassCount); column += 3)
        {
            double count = means[column + 1] + means[column + 2];
            sum += count > 0 ? 2 * means[column] / count : 0;
        }

        return sum / ClassCount;
    }
}
