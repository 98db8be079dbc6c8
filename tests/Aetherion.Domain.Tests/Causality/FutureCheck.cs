namespace Aetherion.Domain.Tests.Causality;

/// <summary>
/// Whether something that gives an output for each item of a series sees the future: the future is cut off, changed and
/// permuted at several places, and every output before the place has to stay the same, bit for bit.
/// </summary>
internal static class FutureCheck
{
    private const int PlaceCount = 6;

    /// <summary>The first breach in words; null when the outputs depend on the past alone.</summary>
    /// <param name="series">What goes in, oldest first.</param>
    /// <param name="run">Makes a fresh instance, feeds it all and gives one output for each item.</param>
    /// <param name="change">Another item that could stand in the place of one.</param>
    /// <param name="seed">Of the places and of the changes.</param>
    /// <param name="places">The first items of the future; null to draw some.</param>
    public static string? FindBreach<TItem, TOutput>(
        IReadOnlyList<TItem> series,
        Func<IReadOnlyList<TItem>, IReadOnlyList<TOutput>> run,
        Func<TItem, Random, TItem> change,
        int seed = 1,
        IReadOnlyList<int>? places = null)
    {
        Random random = new(seed);
        IReadOnlyList<TOutput> expected = run(series);
        for (int place = 0; place < (places?.Count ?? PlaceCount); place++)
        {
            int now = places?[place] ?? random.Next(1, series.Count - 1);
            TItem[] past = [.. series.Take(now)];
            TItem[] future = [.. series.Skip(now)];
            (string Name, TItem[] Series)[] variants =
            [
                ("cut", past),
                ("change", [.. past, .. future.Select(item => change(item, random))]),
                ("permutation", [.. past, .. future.Reverse()]),
            ];
            foreach ((string name, TItem[] variant) in variants)
            {
                if (FirstDifference(expected, run(variant), now) is { } index)
                    return $"a {name} of the future from {now} on changed output {index}";
            }
        }

        return null;
    }

    private static int? FirstDifference<TOutput>(
        IReadOnlyList<TOutput> expected, IReadOnlyList<TOutput> actual, int count)
    {
        for (int index = 0; index < count; index++)
        {
            if (!EqualityComparer<TOutput>.Default.Equals(expected[index], actual[index]))
                return index;
        }

        return null;
    }
}
