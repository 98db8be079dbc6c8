namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>How often outlooks came, one row of each added so that nothing is impossible.</summary>
internal static class OutlookShares
{
    private const int ClassCount = 3;

    /// <summary>Among some rows.</summary>
    public static double[] Of(int[] labels, Func<int, bool> isCounted)
    {
        double[] counts = [1, 1, 1];
        for (int row = 0; row < labels.Length; row++)
            counts[labels[row]] += isCounted(row) ? 1 : 0;
        double sum = counts.Sum();
        return Array.ConvertAll(counts, count => count / sum);
    }

    /// <summary>After each outlook of the last hour, row by row of that.</summary>
    public static double[] Transitions(int[] labels, int[] lastHours) =>
    [
        .. Enumerable.Range(0, ClassCount).SelectMany(last => Of(labels, row => lastHours[row] == last)),
    ];
}
