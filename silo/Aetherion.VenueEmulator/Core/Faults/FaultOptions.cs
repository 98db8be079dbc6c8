namespace Aetherion.VenueEmulator.Core.Faults;

/// <summary>Which options a fault takes, and which of them go together. What could never strike is refused.</summary>
internal static class FaultOptions
{
    public const string Probability = "probability";
    public const string Count = "count";
    public const string Stream = "stream";
    public const string Path = "path";
    public const string Connection = "connection";
    public const string Length = "length";
    public const string Duration = "duration";
    public const string Code = "code";

    /// <summary>Those that strike answers of HTTP too.</summary>
    private const string OfAnswers = "drop, delay or malformed";

    private static readonly string[] OfFrames = [Probability, Count, Stream, Connection];

    /// <summary>In the order in which documents name them.</summary>
    public static string[] Of(FaultKind kind) => kind switch
    {
        FaultKind.Drop or FaultKind.Malformed or FaultKind.ErrorExecuted or FaultKind.ErrorNotExecuted => [.. OfFrames, Path],
        FaultKind.Delay => [.. OfFrames, Path, Duration],
        FaultKind.Duplicate => OfFrames,
        FaultKind.Reorder => [.. OfFrames, Length, Duration],
        FaultKind.Gap => [.. OfFrames, Length],
        FaultKind.SlowReader => [.. OfFrames, Length, Duration, Code],
        FaultKind.Disconnect => [.. OfFrames, Code],
        FaultKind.ClockSkew => [Duration],
        FaultKind.Maintenance => [Duration, Code],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <exception cref="FormatException">The fault has no such option.</exception>
    public static void RequireTaken(FaultKind kind, string option)
    {
        var taken = Of(kind);
        if (taken.Contains(option))
            return;
        var instead = option == Path
            ? $" A path is of requests over HTTP: {OfAnswers} strike their answers, error-executed and error-not-executed orders."
            : "";
        throw new FormatException($"{FaultText.NameOf(kind)} takes no '{option}'; it takes {string.Join(", ", taken)}.{instead}");
    }

    /// <exception cref="FormatException">Nothing is there that all of its options allow to be struck.</exception>
    public static void RequireReachable(FaultRule rule)
    {
        var name = FaultText.NameOf(rule.Kind);
        if (rule.Probability == 0)
            throw new FormatException($"{name} with probability=0 never strikes: write a number above 0 and up to 1.");
        if (!rule.StrikesAnswers && rule.IsOfRest)
            throw new FormatException(
                $"{name} strikes frames of sockets alone, and stream=rest is the answers of HTTP: write {OfAnswers}, or another stream.");
        if (rule.IsOfOrders && rule.Stream is not ("" or FaultRule.RestStream or FaultRule.ApiStream))
            throw new FormatException(
                $"{name} strikes orders, not stream={rule.Stream}: write stream=rest for those over HTTP, stream=api for those over "
                + "a WebSocket API, or no stream for both.");
        if (rule.Path.Length > 0 && rule.Stream is not ("" or FaultRule.RestStream))
            throw new FormatException(
                $"A path is of requests over HTTP, and stream={rule.Stream} of sockets: write path={rule.Path} or stream={rule.Stream}.");
        if (rule.IsOfRest && rule.Connection != 0)
            throw new FormatException(
                $"Requests over HTTP have no connection: leave connection={rule.Connection} out, or name a stream of sockets.");
    }
}
