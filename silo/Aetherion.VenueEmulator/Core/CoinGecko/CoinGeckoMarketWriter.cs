using System.Globalization;
using System.Text.Json;

namespace Aetherion.VenueEmulator.Core.CoinGecko;

/// <summary>Writes a row of <c>coins/markets</c>.</summary>
internal static class CoinGeckoMarketWriter
{
    public static void Write(Utf8JsonWriter json, CoinGeckoCoin coin)
    {
        var (value, valueDayAgo) = (decimal.Round(coin.Price * coin.Supply), decimal.Round(coin.DayAgo * coin.Supply));
        var change = decimal.Round((coin.Price / coin.DayAgo * 100) - 100, 5);
        var time = coin.UpdatedTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        json.WriteStartObject();
        json.WriteString("id", coin.Id);
        json.WriteString("symbol", coin.Symbol);
        json.WriteString("name", coin.Name);
        json.WriteString("image", "");
        json.WriteNumber("current_price", coin.Price);
        json.WriteNumber("market_cap", value);
        json.WriteNumber("market_cap_rank", coin.Rank);
        json.WriteNumber("fully_diluted_valuation", value);
        json.WriteNumber("total_volume", coin.Volume);
        json.WriteNumber("high_24h", coin.High);
        json.WriteNumber("low_24h", coin.Low);
        json.WriteNumber("price_change_24h", coin.Price - coin.DayAgo);
        json.WriteNumber("price_change_percentage_24h", change);
        json.WriteNumber("market_cap_change_24h", value - valueDayAgo);
        json.WriteNumber("market_cap_change_percentage_24h", change);
        json.WriteNumber("circulating_supply", coin.Supply);
        json.WriteNumber("total_supply", coin.Supply);
        json.WriteNumber("max_supply", coin.Supply);
        json.WriteNumber("ath", coin.High);
        json.WriteNumber("ath_change_percentage", decimal.Round((coin.Price / coin.High * 100) - 100, 5));
        json.WriteString("ath_date", time);
        json.WriteNumber("atl", coin.Low);
        json.WriteNumber("atl_change_percentage", decimal.Round((coin.Price / coin.Low * 100) - 100, 5));
        json.WriteString("atl_date", time);
        json.WriteNull("roi");
        json.WriteString("last_updated", time);
        json.WriteEndObject();
    }
}
