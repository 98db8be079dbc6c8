namespace Aetherion.Domain.Learning.Metrics;

/// <summary>
/// Scores of probabilities. Those of several classes come row by row, one row for each label, each row a distribution;
/// the number of classes follows from the lengths. Smaller is better. Input that is no distribution is an
/// <see cref="ArgumentException"/>.
/// </summary>
public static class ProbabilityMetrics
{
    /// <summary>Bins of <see cref="ExpectedCalibrationError"/> unless told otherwise.</summary>
    public const int CalibrationBinCount = 15;

    /// <summary>Smaller probabilities count as this, so that a class called impossible costs 36 nats and not
    /// infinity; the rounding unit of 1, as in scikit-learn.</summary>
    private const double ProbabilityMin = 2.220446049250313e-16;

    /// <summary>Mean of -ln of the probability given to the true class, in nats.</summary>
    public static double LogLoss(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities)
    {
        int classCount = MetricInput.ClassCount(labels, probabilities);
        double sum = 0;
        for (int row = 0; row < labels.Length; row++)
            sum -= Math.Log(Math.Clamp(probabilities[(row * classCount) + labels[row]], ProbabilityMin, 1));
        return sum / labels.Length;
    }

    /// <summary>Mean over rows of the summed squared differences between probabilities and what was: 0 to 2
    /// (Brier 1950).</summary>
    public static double BrierScore(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities)
    {
        int classCount = MetricInput.ClassCount(labels, probabilities);
        double sum = 0;
        for (int index = 0; index < probabilities.Length; index++)
        {
            double outcome = labels[index / classCount] == index % classCount ? 1 : 0;
            sum += (probabilities[index] - outcome) * (probabilities[index] - outcome);
        }

        return sum / labels.Length;
    }

    /// <summary>Mean squared difference between the probability of an event and whether it came: 0 to 1.</summary>
    public static double BrierScore(ReadOnlySpan<bool> outcomes, ReadOnlySpan<double> probabilities)
    {
        MetricInput.ThrowUnlessPaired(outcomes.Length, probabilities.Length);
        MetricInput.ThrowUnlessFinite(probabilities, "probability");
        double sum = 0;
        for (int row = 0; row < outcomes.Length; row++)
        {
            double difference = probabilities[row] - (outcomes[row] ? 1 : 0);
            sum += difference * difference;
        }

        return sum / outcomes.Length;
    }

    /// <summary>
    /// Expected calibration error of the top label: rows in bins of equal mass by their largest probability, in each
    /// the
    /// distance between its mean and the share of rows that are of that class, weighted by rows (Naeini and others
    /// 2015).
    /// </summary>
    public static double ExpectedCalibrationError(
        ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, int binCount = CalibrationBinCount)
    {
        double sum = 0;
        foreach (ReliabilityBin bin in ReliabilityCurve.OfTopLabel(labels, probabilities, binCount))
            sum += bin.RowCount * Math.Abs(bin.MeanProbability - bin.Frequency);
        return sum / labels.Length;
    }
}
