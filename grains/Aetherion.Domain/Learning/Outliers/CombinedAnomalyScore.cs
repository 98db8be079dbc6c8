using Aetherion.Domain.Learning.IsolationForests;

namespace Aetherion.Domain.Learning.Outliers;

/// <summary>
/// An isolation forest and a Mahalanobis distance as one score. Each is put on the scale of surprise by its own training
/// values (<see cref="TailCalibration"/>, the distance as ln d^2): a = -ln p, p the probability of a row at least as odd. The
/// smaller p decides, corrected for having looked twice (Tippett 1931):
/// <code>
/// score = -ln(1 - (1 - min(p_forest, p_distance))^2), in nats
/// </code>
/// 0 for the most usual row; one row in e^score of the training window is as odd, were the two independent. The forest sees
/// odd combinations, the distance sees how far: either alone is enough. Immutable; any number of callers may score.
/// </summary>
public sealed class CombinedAnomalyScore
{
    /// <summary>Below it ln d^2 does not go on falling.</summary>
    private const double SquaredMin = 1e-12;

    /// <summary>A score of known parts.</summary>
    /// <exception cref="ArgumentException">The parts have different features.</exception>
    public CombinedAnomalyScore(
        IsolationForest forest, MahalanobisDistance distance, TailCalibration forestTail, TailCalibration distanceTail)
    {
        ArgumentNullException.ThrowIfNull(forest);
        ArgumentNullException.ThrowIfNull(distance);
        ArgumentNullException.ThrowIfNull(forestTail);
        ArgumentNullException.ThrowIfNull(distanceTail);
        if (forest.FeatureCount != distance.FeatureCount)
        {
            throw new ArgumentException(
                $"The forest has {forest.FeatureCount} features, the distance {distance.FeatureCount}.");
        }

        Forest = forest;
        Distance = distance;
        ForestTail = forestTail;
        DistanceTail = distanceTail;
    }

    /// <summary>Columns of a row.</summary>
    public int FeatureCount => Forest.FeatureCount;

    /// <summary>The forest.</summary>
    public IsolationForest Forest { get; }

    /// <summary>The distance, plain or robust.</summary>
    public MahalanobisDistance Distance { get; }

    /// <summary>The surprise of a forest score.</summary>
    public TailCalibration ForestTail { get; }

    /// <summary>The surprise of ln d^2.</summary>
    public TailCalibration DistanceTail { get; }

    /// <summary>Calibrates a forest and a distance on the window that they were fitted on.</summary>
    public static CombinedAnomalyScore Fit(
        ObservationMatrix window, IsolationForest forest, MahalanobisDistance distance)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(forest);
        ArgumentNullException.ThrowIfNull(distance);
        double[] logs = Array.ConvertAll(distance.Squared(window), LogOf);
        return new CombinedAnomalyScore(
            forest, distance, TailCalibration.Fit(forest.Score(window)), TailCalibration.Fit(logs));
    }

    /// <summary>The score of one row, in nats.</summary>
    public double Score(ReadOnlySpan<double> row) =>
        Combine(ForestTail.Surprise(Forest.Score(row)), SurpriseOfDistance(Distance.Squared(row)));

    /// <summary>The scores of all rows.</summary>
    public double[] Score(ObservationMatrix rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        double[] scores = Forest.Score(rows);
        for (int row = 0; row < scores.Length; row++)
        {
            scores[row] = Combine(
                ForestTail.Surprise(scores[row]), SurpriseOfDistance(Distance.Squared(rows.Row(row))));
        }

        return scores;
    }

    /// <summary>
    /// The score, shared out among the features by the parts of what decided: the squares of the distance, or the path the
    /// forest saved (a part below 0 counts as 0). The parts are never negative and add up to the score.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="contributions">One for each feature, in nats.</param>
    public double Explain(ReadOnlySpan<double> row, Span<double> contributions)
    {
        double forest = ForestTail.Surprise(Forest.Score(row));
        double distance = SurpriseOfDistance(Distance.Explain(row, contributions));
        if (forest > distance)
            Forest.Explain(row, contributions);
        double score = Combine(forest, distance);
        ShareOut(score, contributions);
        return score;
    }

    private static double LogOf(double squared) => Math.Log(Math.Max(squared, SquaredMin));

    private static double Combine(double forest, double distance)
    {
        double larger = Math.Max(forest, distance);

        // 1 - (1 - p)^2 = p (2 - p), which keeps its digits for a small p.
        return larger - Math.Log(2 - Math.Exp(-larger));
    }

    private static void ShareOut(double score, Span<double> contributions)
    {
        double sum = 0;
        foreach (ref double contribution in contributions)
        {
            contribution = Math.Max(0, contribution);
            sum += contribution;
        }

        foreach (ref double contribution in contributions)
            contribution = sum > 0 ? score * (contribution / sum) : score / contributions.Length;
    }

    private double SurpriseOfDistance(double squared) => DistanceTail.Surprise(LogOf(squared));
}
