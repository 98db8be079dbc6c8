using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Weex;

/// <summary>Numbers and ids as WEEX writes them.</summary>
internal static class WeexText
{
    public static void Price(this Utf8JsonWriter json, string name, SymbolSpec spec, decimal price) =>
        json.Decimal(name, price, spec.PriceTick.Scale);

    public static void Size(this Utf8JsonWriter json, string name, SymbolSpec spec, decimal quantity) =>
        json.Decimal(name, quantity, spec.QuantityStep.Scale);

    /// <summary>A price times a quantity.</summary>
    public static void Value(this Utf8JsonWriter json, string name, SymbolSpec spec, decimal value) =>
        json.Decimal(name, value, spec.PriceTick.Scale + spec.QuantityStep.Scale);

    public static void Levels(this Utf8JsonWriter json, string name, SymbolSpec spec, IEnumerable<BookLevel> levels)
    {
        json.WriteStartArray(name);
        foreach (var level in levels)
        {
            json.WriteStartArray();
            json.DecimalValue(level.Price, spec.PriceTick.Scale);
            json.DecimalValue(level.Quantity, spec.QuantityStep.Scale);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    /// <summary>Trades of streams have ids of chance; these are the same in each run.</summary>
    public static string TradeId(SymbolSpec spec, long id) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{spec.Symbol}{id}")).AsSpan(0, 16)).ToString();
}
