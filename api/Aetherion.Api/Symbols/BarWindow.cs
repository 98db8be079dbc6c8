using System.Collections.Immutable;

namespace Aetherion.Api.Symbols;

/// <summary>The newest stored bars of a series at a moment, newest first.</summary>
/// <param name="IsWhole">Whether there were no more bars than these.</param>
/// <param name="ReadAt">When they were read as a whole, as a timestamp of the clock.</param>
/// <param name="CheckedAt">When newer ones were last looked for.</param>
internal sealed record BarWindow(ImmutableArray<PagedBar> Bars, bool IsWhole, long ReadAt, long CheckedAt)
{
    public DateTime? NewestOpenTime => Bars.IsEmpty ? null : Bars[0].Candle.OpenTime;

    /// <summary>Whether it holds as many bars as are asked for, or all there are.</summary>
    public bool Covers(int limit) => Bars.Length >= limit || (IsWhole && !Bars.IsEmpty);

    /// <summary>The window with newer bars, newest first, before its own, and no more than so many.</summary>
    public BarWindow With(ImmutableArray<PagedBar> newer, int countMax, long checkedAt)
    {
        if (newer.IsEmpty)
            return this with { CheckedAt = checkedAt };
        ImmutableArray<PagedBar> bars = [.. newer, .. Bars];
        return bars.Length > countMax
            ? new BarWindow(bars[..countMax], false, ReadAt, checkedAt)
            : new BarWindow(bars, IsWhole, ReadAt, checkedAt);
    }
}
