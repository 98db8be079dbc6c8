using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Aetherion.Model;

/// <summary>The key of a regime grain: <c>venue:symbol/timeframe</c>, for example <c>sim:BTC-USD/M1</c>.</summary>
[JsonConverter(typeof(ParsableJsonConverter<RegimeKey>))]
public readonly record struct RegimeKey(SymbolKey Symbol, Timeframe Timeframe) : IParsable<RegimeKey>
{
    public static RegimeKey Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var key)
            ? key
            : throw new FormatException(
                $"'{s}' is no regime key; write venue:symbol/timeframe, such as sim:BTC-USD/M1.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RegimeKey result)
    {
        result = default;
        var slash = s?.LastIndexOf('/') ?? -1;
        if (s is null || slash < 0 || !SymbolKey.TryParse(s[..slash], provider, out var symbol)
            || !Timeframes.TryParse(s[(slash + 1)..], out var timeframe))
            return false;
        result = new RegimeKey(symbol, timeframe);
        return true;
    }

    public override string ToString() => $"{Symbol}/{Timeframe}";
}
