using System.Text.Json;
using Aetherion.VenueEmulator.Core.Markets;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Writes a bar as REST has it.</summary>
internal static class KlineWriter
{
    public static void Write(Utf8JsonWriter json, BinanceMarketKind market, SymbolSpec spec, KlineInterval interval, Kline bar)
    {
        var quote = BinanceFrames.QuoteDecimals(market, spec);
        json.WriteStartArray();
        json.WriteNumberValue(bar.OpenMs);
        json.DecimalValue(bar.Open, spec.PriceDecimals);
        json.DecimalValue(bar.High, spec.PriceDecimals);
        json.DecimalValue(bar.Low, spec.PriceDecimals);
        json.DecimalValue(bar.Close, spec.PriceDecimals);
        json.DecimalValue(bar.Volume, spec.QuantityDecimals);
        json.WriteNumberValue(bar.OpenMs + interval.Millis - 1);
        json.DecimalValue(bar.QuoteVolume, quote);
        json.WriteNumberValue(bar.Trades);
        json.DecimalValue(bar.TakerVolume, spec.QuantityDecimals);
        json.DecimalValue(bar.TakerQuoteVolume, quote);
        json.WriteStringValue("0");
        json.WriteEndArray();
    }
}
