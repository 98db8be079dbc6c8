using System.Collections.Immutable;

namespace Aetherion.Api.Symbols;

/// <summary>The ends of what a grain holds of a series: every closed bar from one on, and the forming one.</summary>
internal readonly record struct HeldBars(PagedBar? OldestClosed, PagedBar? LatestClosed, PagedBar? Forming)
{
    /// <param name="recent">Oldest first.</param>
    public static HeldBars Of(ImmutableArray<PagedBar> recent) => new(
        recent.FirstOrDefault(bar => bar.IsClosed),
        recent.LastOrDefault(bar => bar.IsClosed),
        recent.LastOrDefault(bar => !bar.IsClosed));

    /// <summary>Whether no bar can be missing between stored ones, newest first, and those that are held.</summary>
    public bool Meet(ImmutableArray<PagedBar> stored)
    {
        if (OldestClosed is { } oldest)
        {
            return !stored.IsEmpty && (stored[0].Candle.OpenTime >= oldest.Candle.OpenTime
                || stored[0].Sequence + 1 >= oldest.Sequence);
        }

        return Forming is null || (!stored.IsEmpty && stored[0].Candle.CloseTime >= Forming.Candle.OpenTime);
    }

    /// <summary>Whether the newest stored bar is the newest that can have been stored.</summary>
    public bool HaveNothingAfter(PagedBar stored) =>
        (LatestClosed is { } latest && stored.Candle.OpenTime >= latest.Candle.OpenTime)
        || (Forming is { } forming && stored.Candle.CloseTime >= forming.Candle.OpenTime);
}
