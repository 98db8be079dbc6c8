using Aetherion.Domain.Learning.Boosting;

namespace Aetherion.Domain.Learning.Calibration;

/// <summary>Turns a score into the probability of an event: 1 / (1 + exp(-(slope x score + intercept))) (Platt 1999).
/// Fit it on rows the model was not fitted on.</summary>
public sealed class PlattScaling
{
    private const int IterationsMax = 100;
    private const double GradientTolerance = 1e-10;
    private const double Ridge = 1e-12;

    /// <summary>A calibration with a known slope and intercept, both finite.</summary>
    public PlattScaling(double slope, double intercept)
    {
        if (!double.IsFinite(slope) || !double.IsFinite(intercept))
            throw new ArgumentException($"The slope is {slope}, the intercept {intercept}; both must be finite.");
        Slope = slope;
        Intercept = intercept;
    }

    /// <summary>Log-odds per unit of the score.</summary>
    public double Slope { get; }

    /// <summary>Log-odds where the score is 0.</summary>
    public double Intercept { get; }

    /// <summary>Minimises log-loss against Platt's softened outcomes, which keep the slope finite where the scores
    /// separate, by Newton's method with halved steps.</summary>
    /// <param name="outcomes">Whether the event came, for each row; there are both.</param>
    /// <param name="scores">The model's score of each row; finite.</param>
    public static PlattScaling Fit(ReadOnlySpan<bool> outcomes, ReadOnlySpan<double> scores)
    {
        _ = Metrics.RankingMetrics.RocAuc(outcomes, scores);
        double positives = outcomes.Count(true);
        double negatives = outcomes.Length - positives;
        double[] targets = new double[outcomes.Length];
        for (int row = 0; row < targets.Length; row++)
            targets[row] = outcomes[row] ? (positives + 1) / (positives + 2) : 1 / (negatives + 2);

        (double slope, double intercept) = (0, Math.Log((positives + 1) / (negatives + 1)));
        double loss = Loss(targets, scores, slope, intercept);
        for (int iteration = 0; iteration < IterationsMax; iteration++)
        {
            (double slopeStep, double interceptStep) = Step(targets, scores, slope, intercept);
            double share = 1;
            double next = Loss(targets, scores, slope - slopeStep, intercept - interceptStep);
            while (!(next <= loss) && share > GradientTolerance)
            {
                share /= 2;
                next = Loss(targets, scores, slope - (share * slopeStep), intercept - (share * interceptStep));
            }

            if (!(loss - next > GradientTolerance * GradientTolerance))
                break;
            (slope, intercept, loss) = (slope - (share * slopeStep), intercept - (share * interceptStep), next);
        }

        return new PlattScaling(slope, intercept);
    }

    /// <summary>The probability that a score stands for.</summary>
    public double Calibrate(double score) => BinaryLoss.Probability((Slope * score) + Intercept);

    private static (double Slope, double Intercept) Step(
        double[] targets, ReadOnlySpan<double> scores, double slope, double intercept)
    {
        (double g0, double g1, double h00, double h01, double h11) = (0, 0, Ridge, 0, Ridge);
        for (int row = 0; row < targets.Length; row++)
        {
            double probability = BinaryLoss.Probability((slope * scores[row]) + intercept);
            double curvature = probability * (1 - probability);
            g0 += (probability - targets[row]) * scores[row];
            g1 += probability - targets[row];
            h00 += curvature * scores[row] * scores[row];
            h01 += curvature * scores[row];
            h11 += curvature;
        }

        double determinant = (h00 * h11) - (h01 * h01);
        return (((h11 * g0) - (h01 * g1)) / determinant, ((h00 * g1) - (h01 * g0)) / determinant);
    }

    /// <summary>Log-loss as ln(1 + e^-z) + (1 - target) z, without overflow.</summary>
    private static double Loss(double[] targets, ReadOnlySpan<double> scores, double slope, double intercept)
    {
        double sum = 0;
        for (int row = 0; row < targets.Length; row++)
        {
            double logOdds = (slope * scores[row]) + intercept;
            sum += Math.Max(-logOdds, 0) + Math.Log(1 + Math.Exp(-Math.Abs(logOdds))) + ((1 - targets[row]) * logOdds);
        }

        return sum / targets.Length;
    }
}
