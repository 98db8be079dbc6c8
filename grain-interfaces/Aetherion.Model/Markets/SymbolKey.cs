using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Aetherion.Model;

/// <summary>
/// The key of a symbol grain: an instrument, and the run its data belongs to. Written <c>venue:symbol</c> for live data
/// and <c>venue:symbol@run</c> for a replay, so that a replay never meets live rows.
/// </summary>
[JsonConverter(typeof(ParsableJsonConverter<SymbolKey>))]
public readonly record struct SymbolKey : IParsable<SymbolKey>
{
    /// <summary>The run id of live data, as it stands in the database.</summary>
    public const string LiveRun = "live";

    /// <exception cref="FormatException">
    /// The run is empty, too long or holds a character outside its alphabet.
    /// </exception>
    public SymbolKey(InstrumentId instrument, string run = LiveRun)
    {
        if (!IsRun(run))
            throw new FormatException(
                $"'{run}' is no run id; use 1 to {InstrumentId.PartLengthMax} lower-case letters, digits and hyphens.");
        Instrument = instrument;
        Run = run;
    }

    public InstrumentId Instrument { get; }

    /// <summary><see cref="LiveRun"/>, or the id of a replay.</summary>
    public string Run { get; }

    public bool IsLive => Run == LiveRun;

    public static SymbolKey Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var key)
            ? key
            : throw new FormatException($"'{s}' is no symbol key; write venue:symbol or venue:symbol@run.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SymbolKey result)
    {
        result = default;
        if (s is null)
            return false;
        var at = s.IndexOf('@', StringComparison.Ordinal);
        var run = at < 0 ? LiveRun : s[(at + 1)..];
        if (!IsRun(run) || !InstrumentId.TryParse(at < 0 ? s : s[..at], provider, out var instrument))
            return false;
        result = new SymbolKey(instrument, run);
        return true;
    }

    /// <summary>Whether the text may name a run.</summary>
    public static bool IsRun(string run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Length is > 0 and <= InstrumentId.PartLengthMax
            && run.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
    }

    public override string ToString() => IsLive ? Instrument.ToString() : $"{Instrument}@{Run}";
}
