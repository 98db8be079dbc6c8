using System.Globalization;

namespace Aetherion.Recordings;

/// <summary>What a replay of a session's recordings lacks from some time on, because it was not recorded.</summary>
/// <param name="Of">A venue, or the one symbol.</param>
/// <param name="After">The time of the last that is there; null where nothing is.</param>
/// <param name="Why">In words.</param>
public sealed record MissingRest(string Of, DateTime? After, string Why)
{
    /// <summary>One line.</summary>
    public override string ToString()
    {
        var what = After is { } after
            ? string.Create(CultureInfo.InvariantCulture, $"nothing after {after:yyyy-MM-dd HH:mm:ss.fff}")
            : "nothing";
        return $"{Of}: {what} is in the replay: {TurnFailure.OnOneLine(Why)}.";
    }
}
