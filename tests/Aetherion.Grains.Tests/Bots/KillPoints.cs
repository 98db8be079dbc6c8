namespace Aetherion.Grains.Tests.Bots;

/// <summary>The points of an undisturbed run at which others are killed.</summary>
internal static class KillPoints
{
    /// <summary>The numbers of all points, or of one of each name: the one in the middle of those that have it.</summary>
    public static IEnumerable<int> Of(IReadOnlyList<string> points, bool isEachPoint)
    {
        var all = Enumerable.Range(1, points.Count);
        return isEachPoint
            ? all
            : all.GroupBy(point => points[point - 1]).Select(same => same.ElementAt(same.Count() / 2));
    }
}
