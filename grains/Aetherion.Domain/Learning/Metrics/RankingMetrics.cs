namespace Aetherion.Domain.Learning.Metrics;

/// <summary>
/// How well a score puts the rows where something happened above the others. Larger scores mean more likely; larger
/// figures are better. Rows of one kind only have no ranking and are an <see cref="ArgumentException"/>.
/// </summary>
public static class RankingMetrics
{
    /// <summary>Area under the receiver operating characteristic: the probability that a positive row scores above a
    /// negative one, equal scores counting half (Mann and Whitney 1947).</summary>
    /// <param name="isPositive">Whether the event came, for each row.</param>
    /// <param name="scores">The score of each row; finite.</param>
    public static double RocAuc(ReadOnlySpan<bool> isPositive, ReadOnlySpan<double> scores)
    {
        int[] order = Order(isPositive, scores);
        double pairsWon = 0;
        long positives = 0;
        long negatives = 0;
        for (int from = 0, to; from < order.Length; from = to)
        {
            to = EndOfTies(scores, order, from);
            long tied = CountPositives(isPositive, order.AsSpan(from, to - from));
            long tiedNegatives = to - from - tied;
            pairsWon += tied * (negatives + (tiedNegatives / 2.0));
            positives += tied;
            negatives += tiedNegatives;
        }

        return pairsWon / positives / negatives;
    }

    /// <summary>The area under the receiver operating characteristic of one class against all others.</summary>
    /// <param name="labels">The true class of each row.</param>
    /// <param name="probabilities">The probabilities of all classes, row by row.</param>
    /// <param name="positiveClass">The class that counts as positive.</param>
    public static double RocAuc(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, int positiveClass)
    {
        int classCount = MetricInput.ClassCount(labels, probabilities);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)positiveClass, (uint)classCount);
        bool[] isPositive = new bool[labels.Length];
        double[] scores = new double[labels.Length];
        for (int row = 0; row < labels.Length; row++)
        {
            isPositive[row] = labels[row] == positiveClass;
            scores[row] = probabilities[(row * classCount) + positiveClass];
        }

        return RocAuc(isPositive, scores);
    }

    /// <summary>Average precision: the precision at each distinct score, weighted by the recall gained there, without
    /// interpolation.</summary>
    /// <param name="isPositive">Whether the event came, for each row.</param>
    /// <param name="scores">The score of each row; finite.</param>
    public static double AveragePrecision(ReadOnlySpan<bool> isPositive, ReadOnlySpan<double> scores)
    {
        int[] order = Order(isPositive, scores);
        Array.Reverse(order);
        double sum = 0;
        long positives = 0;
        for (int from = 0, to; from < order.Length; from = to)
        {
            to = EndOfTies(scores, order, from);
            long tied = CountPositives(isPositive, order.AsSpan(from, to - from));
            positives += tied;
            sum += tied * (positives / (double)to);
        }

        return sum / positives;
    }

    private static int[] Order(ReadOnlySpan<bool> isPositive, ReadOnlySpan<double> scores)
    {
        MetricInput.ThrowUnlessPaired(isPositive.Length, scores.Length);
        MetricInput.ThrowUnlessFinite(scores, "score");
        if (!isPositive.Contains(true) || !isPositive.Contains(false))
            throw new ArgumentException("A ranking needs rows of both kinds; these are all of one.");
        return RowOrder.Ascending(scores);
    }

    private static int EndOfTies(ReadOnlySpan<double> scores, int[] order, int from)
    {
        int to = from + 1;
        while (to < order.Length && scores[order[to]] == scores[order[from]])
            to++;
        return to;
    }

    private static long CountPositives(ReadOnlySpan<bool> isPositive, ReadOnlySpan<int> rows)
    {
        long count = 0;
        foreach (int row in rows)
            count += isPositive[row] ? 1 : 0;
        return count;
    }
}
