namespace Aetherion.Domain.Learning.Supervised;

/// <summary>One step of a walk forward: fit on the first rows, judge a later stretch.</summary>
/// <param name="FittedCount">The rows from 0 on that may be fitted.</param>
/// <param name="FirstJudged">The first row that is judged.</param>
/// <param name="JudgedCount">How many rows are judged.</param>
public sealed record WalkForwardFold(int FittedCount, int FirstJudged, int JudgedCount)
{
    /// <summary>
    /// Splits rows in time into folds: each judges its own stretch and fits on what came before. Rows whose label is
    /// not
    /// known before the stretch (purge) are not fitted; rows too near after its start (embargo) are not judged.
    /// </summary>
    /// <param name="times">When each row is, in bars; not falling.</param>
    /// <param name="foldCount">Number of folds.</param>
    /// <param name="firstShare">Share of the rows before the first stretch.</param>
    /// <param name="purgedBars">How far a label looks ahead.</param>
    /// <param name="embargoBars">How long after the start of a stretch nothing is judged.</param>
    /// <exception cref="ArgumentException">Times fall, or a fold is left with no rows to fit or to judge.</exception>
    public static IReadOnlyList<WalkForwardFold> Split(
        ReadOnlySpan<long> times, int foldCount, double firstShare, int purgedBars, int embargoBars)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(foldCount, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(purgedBars);
        ArgumentOutOfRangeException.ThrowIfNegative(embargoBars);
        if (!(firstShare is > 0 and < 1))
            throw new ArgumentException($"The first share cannot be {firstShare}; give one between 0 and 1.");
        for (int row = 1; row < times.Length; row++)
        {
            if (times[row] < times[row - 1])
                throw new ArgumentException($"Row {row} is earlier than the one before it; sort rows by time.");
        }

        WalkForwardFold[] folds = new WalkForwardFold[foldCount];
        for (int fold = 0; fold < foldCount; fold++)
        {
            int from = Boundary(times.Length, foldCount, firstShare, fold);
            int to = Boundary(times.Length, foldCount, firstShare, fold + 1);
            folds[fold] = Fold(times, from, to, purgedBars, embargoBars);
        }

        return folds;
    }

    private static int Boundary(int rowCount, int foldCount, double firstShare, int fold) =>
        (int)(rowCount * (firstShare + ((1 - firstShare) * fold / foldCount)));

    private static WalkForwardFold Fold(ReadOnlySpan<long> times, int from, int to, int purgedBars, int embargoBars)
    {
        int fitted = from;
        while (fitted > 0 && from < times.Length && times[fitted - 1] + purgedBars >= times[from])
            fitted--;
        int judged = from;
        while (judged < to && times[judged] < times[from] + embargoBars)
            judged++;
        if (fitted == 0 || judged >= to)
        {
            throw new ArgumentException(
                $"The stretch from row {from} to {to} leaves {fitted} rows to fit and " +
                $"{Math.Max(0, to - judged)} to judge after a purge of {purgedBars} and an embargo of {embargoBars} " +
                "bars. Use fewer folds or more rows.");
        }

        return new WalkForwardFold(fitted, judged, to - judged);
    }
}
