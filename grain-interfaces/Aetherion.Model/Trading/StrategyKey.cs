using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Aetherion.Model;

/// <summary>The key of a strategy grain: <c>tenant/strategy/venue:symbol/timeframe</c>.</summary>
[JsonConverter(typeof(ParsableJsonConverter<StrategyKey>))]
public readonly record struct StrategyKey(string Tenant, string Strategy, RegimeKey Regime) : IParsable<StrategyKey>
{
    public static StrategyKey Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var key)
            ? key
            : throw new FormatException($"'{s}' is no strategy key; write tenant/strategy/venue:symbol/timeframe.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out StrategyKey result)
    {
        result = default;
        var parts = s?.Split('/', 3);
        if (parts is not { Length: 3 } || parts[0].Length == 0 || parts[1].Length == 0
            || !RegimeKey.TryParse(parts[2], provider, out var regime))
            return false;
        result = new StrategyKey(parts[0], parts[1], regime);
        return true;
    }

    public override string ToString() => $"{Tenant}/{Strategy}/{Regime}";
}
