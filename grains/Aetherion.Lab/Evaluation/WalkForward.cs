using System.Collections.Immutable;

namespace Aetherion.Lab.Evaluation;

/// <summary>
/// Cuts a series into folds that only look forward: each test window is judged by a model trained on rows whose labels
/// end before it, with an embargo between (López de Prado 2018, chapter 7). The label of row t is made of rows up to
/// t + <see cref="WalkForwardOptions.Purge"/>.
/// </summary>
public static class WalkForward
{
    /// <summary>The most folds of one series.</summary>
    public const int FoldCountMax = 10_000;

    /// <summary>The folds in order of time; their test windows follow each other without gap.</summary>
    /// <param name="rowCount">Rows of the series, one per bar.</param>
    /// <param name="options">Lengths of the windows.</param>
    /// <exception cref="ArgumentException">The series is too short for one fold, or a length makes no
    /// sense.</exception>
    public static ImmutableArray<WalkForwardFold> Split(int rowCount, WalkForwardOptions? options = null)
    {
        options ??= new WalkForwardOptions();
        ThrowIfUnusable(rowCount, options);
        ImmutableArray<WalkForwardFold>.Builder folds = ImmutableArray.CreateBuilder<WalkForwardFold>();
        for (int start = options.BurnIn; start < rowCount - options.Purge; start += options.TestLength)
        {
            // The last rows of the series have no label.
            RowRange test = new(start, Math.Min(start + options.TestLength, rowCount - options.Purge));
            folds.Add(new WalkForwardFold(folds.Count, TrainingBefore(start, options), test));
        }

        return folds.ToImmutable();
    }

    /// <summary>One split at a row: train on what is known well before it, test on the rest.</summary>
    /// <param name="rowCount">Rows of the series.</param>
    /// <param name="testStart">The first row of the test window.</param>
    /// <param name="options">Purge, embargo and training window.</param>
    public static WalkForwardFold SplitAt(int rowCount, int testStart, WalkForwardOptions? options = null)
    {
        options = (options ?? new WalkForwardOptions()) with { BurnIn = testStart };
        return Split(rowCount, options with { TestLength = Math.Max(1, rowCount - testStart) })[0];
    }

    private static RowRange TrainingBefore(int testStart, WalkForwardOptions options)
    {
        int end = testStart - options.Embargo - options.Purge;
        return new RowRange(options.TrainingLengthMax is { } length ? Math.Max(0, end - length) : 0, end);
    }

    private static void ThrowIfUnusable(int rowCount, WalkForwardOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Purge, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Embargo, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.TestLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.TrainingLengthMin, 1);
        int first = Math.Min(
            options.BurnIn - options.Embargo - options.Purge, options.TrainingLengthMax ?? int.MaxValue);
        if (first < options.TrainingLengthMin)
        {
            throw new ArgumentException(
                $"The first training window has {Math.Max(0, first)} rows, not {options.TrainingLengthMin}; " +
                "lengthen the burn-in.");
        }

        if (rowCount - options.Purge <= options.BurnIn)
        {
            throw new ArgumentException(
                $"{rowCount} rows are too few for a burn-in of {options.BurnIn} and labels that look " +
                $"{options.Purge} ahead; give more bars.");
        }

        if ((rowCount - (long)options.BurnIn) / options.TestLength >= FoldCountMax)
            throw new ArgumentException($"More than {FoldCountMax} folds; lengthen the test windows.");
    }
}
