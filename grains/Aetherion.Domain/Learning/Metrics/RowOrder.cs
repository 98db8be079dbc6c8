namespace Aetherion.Domain.Learning.Metrics;

/// <summary>Orders of rows by a score, the same on every machine.</summary>
internal static class RowOrder
{
    /// <summary>The rows by rising score; equal scores keep the order of the rows.</summary>
    public static int[] Ascending(ReadOnlySpan<double> scores)
    {
        (double Score, int Row)[] keys = new (double, int)[scores.Length];
        for (int row = 0; row < keys.Length; row++)
            keys[row] = (scores[row], row);
        Array.Sort(keys);
        return Array.ConvertAll(keys, key => key.Row);
    }

    /// <summary>The place of the largest value, the first of equal ones.</summary>
    public static int IndexOfLargest(ReadOnlySpan<double> values)
    {
        int largest = 0;
        for (int index = 1; index < values.Length; index++)
        {
            if (values[index] > values[largest])
                largest = index;
        }

        return largest;
    }
}
