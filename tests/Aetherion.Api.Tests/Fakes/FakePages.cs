using System.Collections.Immutable;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>A page of a list in memory.</summary>
internal static class FakePages
{
    public static ImmutableArray<T> Of<T>(this HistoryPage page, IEnumerable<T> items, Func<T, HistoryPlace> place)
    {
        var within = items.Where(item => (page.Above is not { } above || Compare(place(item), above) > 0)
            && (page.Below is not { } below || Compare(place(item), below) < 0));
        var order = Comparer<HistoryPlace>.Create(Compare);
        var sorted = page.NewestFirst ? within.OrderByDescending(place, order) : within.OrderBy(place, order);
        return [.. sorted.Take(page.Limit)];
    }

    public static ImmutableArray<T> Of<T>(
        this NumberPage page, IEnumerable<T> items, Func<T, long> number, int? limit = null)
    {
        var within = items.Where(item =>
            number(item) > (page.Above ?? 0) && number(item) < (page.Below ?? long.MaxValue));
        var sorted = page.NewestFirst ? within.OrderByDescending(number) : within.OrderBy(number);
        return [.. sorted.Take(limit ?? page.Limit)];
    }

    private static int Compare(HistoryPlace one, HistoryPlace other)
    {
        var byTime = one.Time.CompareTo(other.Time);
        return byTime != 0 ? byTime : string.CompareOrdinal(one.Id, other.Id);
    }
}
