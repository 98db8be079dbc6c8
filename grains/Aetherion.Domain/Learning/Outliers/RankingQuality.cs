namespace Aetherion.Domain.Learning.Outliers;

/// <summary>How well scores rank what is odd above what is not.</summary>
public static class RankingQuality
{
    /// <summary>
    /// The area under the receiver operating characteristic: the probability that a random odd row scores above a random
    /// other one, ties counted half (Mann and Whitney 1947).
    /// </summary>
    /// <exception cref="ArgumentException">The lengths differ, a score is NaN, or one kind of row is missing.</exception>
    public static double AreaUnderCurve(ReadOnlySpan<double> scores, ReadOnlySpan<bool> isOdd)
    {
        if (scores.Length != isOdd.Length)
            throw new ArgumentException($"There are {scores.Length} scores and {isOdd.Length} labels.");
        double[] sorted = scores.ToArray();
        bool[] labels = isOdd.ToArray();
        if (Array.Exists(sorted, double.IsNaN))
            throw new ArgumentException("A score is NaN.");
        Array.Sort(sorted, labels);
        double oddCount = labels.Count(label => label);
        double otherCount = labels.Length - oddCount;
        return oddCount == 0 || otherCount == 0
            ? throw new ArgumentException("A curve needs odd rows and others.")
            : WonPairs(sorted, labels) / (oddCount * otherCount);
    }

    private static double WonPairs(double[] sorted, bool[] labels)
    {
        double won = 0;
        double othersBelow = 0;
        int first = 0;
        while (first < sorted.Length)
        {
            int last = first;
            double odd = 0;
            while (last < sorted.Length && sorted[last] == sorted[first])
                odd += labels[last++] ? 1 : 0;
            double others = last - first - odd;
            won += odd * (othersBelow + (others / 2));
            othersBelow += others;
            first = last;
        }

        return won;
    }
}
