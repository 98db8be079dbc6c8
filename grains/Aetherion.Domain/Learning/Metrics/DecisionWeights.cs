namespace Aetherion.Domain.Learning.Metrics;

/// <summary>
/// Weights that turn probabilities into decisions: a row is called the class whose probability times weight is largest.
/// Weighing rare classes more trades accuracy for macro-F1. Fit them on rows the model was not fitted on.
/// </summary>
public static class DecisionWeights
{
    private const double LogWeightMax = 1.5;
    private const double LogStep = 0.05;
    private const int PassesMax = 20;

    /// <summary>
    /// Raises macro-F1 by trying, for one class after another, weights e^-1.5 to e^1.5 in steps of 5 % until no class
    /// gains; the first class keeps 1. Of equally good weights the one nearest 1 is kept.
    /// </summary>
    /// <param name="labels">The true class of each row.</param>
    /// <param name="probabilities">The probabilities, row by row.</param>
    public static double[] Fit(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities)
    {
        int classCount = MetricInput.ClassCount(labels, probabilities);
        double[] weights = new double[classCount];
        Array.Fill(weights, 1);
        double best = MacroF1(labels, probabilities, weights);
        bool hasGained = true;
        for (int pass = 0; pass < PassesMax && hasGained; pass++)
        {
            hasGained = false;
            for (int label = 1; label < classCount; label++)
            {
                double before = best;
                weights[label] = BestWeight(labels, probabilities, weights, label, ref best);
                hasGained |= best > before;
            }
        }

        return weights;
    }

    /// <summary>The class whose probability times weight is largest, the first of equals.</summary>
    public static int Decide(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> weights)
    {
        int decided = 0;
        for (int label = 1; label < probabilities.Length; label++)
        {
            if (probabilities[label] * weights[label] > probabilities[decided] * weights[decided])
                decided = label;
        }

        return decided;
    }

    /// <summary>Macro-F1 of what the weights decide.</summary>
    public static double MacroF1(
        ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, ReadOnlySpan<double> weights)
    {
        int[] decided = new int[labels.Length];
        for (int row = 0; row < decided.Length; row++)
            decided[row] = Decide(probabilities.Slice(row * weights.Length, weights.Length), weights);
        return new ConfusionMatrix(labels, decided, weights.Length).MacroF1;
    }

    private static double BestWeight(
        ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, double[] weights, int label, ref double best)
    {
        double[] tried = [.. weights];
        double kept = weights[label];
        for (double log = 0; log <= LogWeightMax; log += LogStep)
        {
            foreach (double weight in (ReadOnlySpan<double>)[Math.Exp(log), Math.Exp(-log)])
            {
                tried[label] = weight;
                double score = MacroF1(labels, probabilities, tried);
                if (score > best)
                    (best, kept) = (score, weight);
            }
        }

        return kept;
    }
}
