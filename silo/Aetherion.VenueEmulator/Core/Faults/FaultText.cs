using System.Globalization;

namespace Aetherion.VenueEmulator.Core.Faults;

/// <summary>
/// Faults as text: <c>drop:probability=0.01,stream=depth;delay:duration=250ms,count=10</c>.
/// </summary>
public static class FaultText
{
    public const int RulesMax = 64;
    public const int LengthMax = 10_000;
    public const int TextLengthMax = 8_192;
    public static readonly TimeSpan DurationMax = TimeSpan.FromHours(24);

    private static readonly string[] OwnStreams = [FaultRule.RestStream, FaultRule.ApiStream, FaultRule.UserStream];

    private static readonly Dictionary<string, FaultKind> Kinds = new()
    {
        ["drop"] = FaultKind.Drop,
        ["delay"] = FaultKind.Delay,
        ["duplicate"] = FaultKind.Duplicate,
        ["reorder"] = FaultKind.Reorder,
        ["gap"] = FaultKind.Gap,
        ["malformed"] = FaultKind.Malformed,
        ["slow-reader"] = FaultKind.SlowReader,
        ["disconnect"] = FaultKind.Disconnect,
        ["error-executed"] = FaultKind.ErrorExecuted,
        ["error-not-executed"] = FaultKind.ErrorNotExecuted,
        ["clock-skew"] = FaultKind.ClockSkew,
        ["maintenance"] = FaultKind.Maintenance,
    };

    public static IEnumerable<string> Names => Kinds.Keys;

    public static string NameOf(FaultKind kind) => Kinds.First(pair => pair.Value == kind).Key;

    /// <exception cref="FormatException">The text is no list of faults; the message says where.</exception>
    public static IReadOnlyList<FaultRule> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > TextLengthMax)
            throw new FormatException($"A list of faults has at most {TextLengthMax} characters.");
        var parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length <= RulesMax
            ? [.. parts.Select(ParseRule)]
            : throw new FormatException($"At most {RulesMax} faults are taken at once.");
    }

    /// <exception cref="FormatException">The text is no list of faults, or one of them can strike nothing of the venue.</exception>
    public static IReadOnlyList<FaultRule> Parse(string text, IEmulatedVenue venue)
    {
        ArgumentNullException.ThrowIfNull(venue);
        var rules = Parse(text);
        foreach (var rule in rules)
            FaultReach.Require(rule, venue);
        return rules;
    }

    private static FaultRule ParseRule(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? text : text[..colon];
        if (!Kinds.TryGetValue(name, out var kind))
            throw new FormatException($"There is no fault '{name}'; there are {string.Join(", ", Names)}.");
        var rule = Preset(kind);
        foreach (var member in colon < 0 ? [] : text[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries))
            rule = With(rule, member);
        FaultOptions.RequireReachable(rule);
        return rule;
    }

    private static FaultRule Preset(FaultKind kind) => kind switch
    {
        FaultKind.Delay => new(kind, 0.01, int.MaxValue, "", 0, 1, TimeSpan.FromMilliseconds(250), 0),
        FaultKind.Reorder => new(kind, 0.01, int.MaxValue, "", 0, 1, TimeSpan.FromSeconds(1), 0),
        FaultKind.Gap => new(kind, 0.001, int.MaxValue, "", 0, 5, TimeSpan.Zero, 0),
        FaultKind.SlowReader => new(kind, 0.001, int.MaxValue, "", 0, 1_000, TimeSpan.FromSeconds(2), 1008),
        FaultKind.Disconnect => new(kind, 0.0005, int.MaxValue, "", 0, 1, TimeSpan.Zero, 0),
        FaultKind.ErrorExecuted or FaultKind.ErrorNotExecuted => new(kind, 0.1, int.MaxValue, "", 0, 1, TimeSpan.Zero, 0),
        FaultKind.ClockSkew => new(kind, 1, 1, "", 0, 1, TimeSpan.FromSeconds(2), 0),
        FaultKind.Maintenance => new(kind, 1, 1, "", 0, 1, TimeSpan.FromSeconds(10), 1001),
        _ => new(kind, 0.01, int.MaxValue, "", 0, 1, TimeSpan.Zero, 0),
    };

    private static FaultRule With(FaultRule rule, string member)
    {
        var equals = member.IndexOf('=', StringComparison.Ordinal);
        var (name, value) = equals < 0 ? (member, "") : (member[..equals], member[(equals + 1)..]);
        FaultOptions.RequireTaken(rule.Kind, name);
        return name switch
        {
            FaultOptions.Probability => rule with { Probability = Probability(value) },
            FaultOptions.Count => rule with { Count = Number(name, value, 1, int.MaxValue) },
            FaultOptions.Stream => rule with { Stream = StreamOf(value) },
            FaultOptions.Path => rule with { Path = value },
            FaultOptions.Connection => rule with { Connection = Number(name, value, 0, int.MaxValue) },
            FaultOptions.Length => rule with { Length = Number(name, value, 1, LengthMax) },
            FaultOptions.Duration => rule with { Duration = Duration(rule.Kind, value) },
            _ => rule with { CloseCode = Number(name, value, 1000, 4999) },
        };
    }

    /// <summary>The streams that are the emulator's own names are written in its letters.</summary>
    private static string StreamOf(string text) =>
        Array.Find(OwnStreams, own => own.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? text;

    private static double Probability(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1
            ? value
            : throw new FormatException($"A probability is a number from 0 to 1, not '{text}'.");

    private static int Number(string name, string text, int min, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
            ? value
            : throw new FormatException($"'{name}' is a number from {min} to {max}, not '{text}'.");

    /// <summary><c>250ms</c>, <c>2s</c>, <c>5m</c>; a clock may also be behind.</summary>
    private static TimeSpan Duration(FaultKind kind, string text)
    {
        var (digits, unit) = text.EndsWith("ms", StringComparison.Ordinal) ? (text[..^2], TimeSpan.FromMilliseconds(1))
            : text.EndsWith('s') ? (text[..^1], TimeSpan.FromSeconds(1))
            : text.EndsWith('m') ? (text[..^1], TimeSpan.FromMinutes(1))
            : ("", TimeSpan.Zero);
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value) && Math.Abs(value) * unit.Ticks <= DurationMax.Ticks
            && (value >= 0 || kind == FaultKind.ClockSkew)
                ? unit * value
                : throw new FormatException($"A duration is written 250ms, 2s or 5m, and is at most 24 h; not '{text}'.");
    }
}
