namespace Aetherion.GraphQL.Validation;

/// <summary>What the client may have meant.</summary>
internal static class Suggestions
{
    private const int CountMax = 3;

    /// <summary>Longer names are not compared: the comparison is quadratic in their length.</summary>
    private const int LengthMax = 64;

    public static string For(string name, IEnumerable<string> candidates)
    {
        if (name.Length > LengthMax)
            return "";
        var threshold = (name.Length * 2 / 5) + 1;
        var near = candidates
            .Select(candidate =>
                (Name: candidate, Distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= threshold)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Take(CountMax)
            .Select(candidate => $"\"{candidate.Name}\"")
            .ToList();
        return near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";
    }

    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        var current = new int[right.Length + 1];
        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var cost = left[row - 1] == right[column - 1] ? 0 : 1;
                current[column] = Math.Min(
                    Math.Min(current[column - 1], previous[column]) + 1, previous[column - 1] + cost);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
