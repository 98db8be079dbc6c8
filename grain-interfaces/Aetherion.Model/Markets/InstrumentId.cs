using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Aetherion.Model;

/// <summary>Names an instrument as <c>venue:symbol</c>, for example <c>sim:BTC-USD</c>.</summary>
[JsonConverter(typeof(ParsableJsonConverter<InstrumentId>))]
public readonly record struct InstrumentId : IParsable<InstrumentId>
{
    /// <summary>The longest venue or symbol accepted, in characters.</summary>
    public const int PartLengthMax = 40;

    /// <exception cref="FormatException">
    /// A part is empty, too long or holds a character outside its alphabet.
    /// </exception>
    public InstrumentId(string venue, string symbol)
    {
        if (!IsPart(venue) || !IsPart(symbol))
            throw new FormatException(
                $"'{venue}:{symbol}' is no instrument id; write venue:symbol, for example sim:BTC-USD.");
        Venue = venue;
        Symbol = symbol;
    }

    /// <summary>The venue in lower case, for example <c>binance</c>.</summary>
    public string Venue { get; }

    /// <summary>The symbol as the venue writes it.</summary>
    public string Symbol { get; }

    public static InstrumentId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id)
            ? id
            : throw new FormatException($"'{s}' is no instrument id; write venue:symbol, for example sim:BTC-USD.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out InstrumentId result)
    {
        result = default;
        var colon = s?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (s is null || colon < 0 || !IsPart(s.AsSpan(0, colon)) || !IsPart(s.AsSpan(colon + 1)))
            return false;
        result = new InstrumentId(s[..colon], s[(colon + 1)..]);
        return true;
    }

    public override string ToString() => $"{Venue}:{Symbol}";

    private static bool IsPart(ReadOnlySpan<char> part)
    {
        if (part.IsEmpty || part.Length > PartLengthMax)
            return false;
        foreach (var c in part)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
                return false;
        }
        return true;
    }
}
