using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Aetherion.Domain.Venues.CoinGecko;

/// <summary>
/// Reads CoinGecko's replies. Numbers may have more digits than a decimal and are rounded to it then: they are looked at,
/// not traded by. Whatever is no such reply reads as null, never as an exception.
/// </summary>
public static class CoinGeckoReader
{
    /// <summary>The most coins of a reply.</summary>
    public const int CoinsMax = 1000;

    private static readonly FieldNames MarketFields = new(
        "id symbol current_price total_volume market_cap last_updated ath ath_change_percentage ath_date atl "
        + "atl_change_percentage atl_date circulating_supply fully_diluted_valuation high_24h image low_24h market_cap_change_24h "
        + "market_cap_change_percentage_24h market_cap_rank market_cap_rank_with_rehypothecated max_supply name price_change_24h "
        + "price_change_percentage_24h roi total_supply");

    private static readonly FieldNames UsageFields = new(
        "plan rate_limit_request_per_minute monthly_call_credit current_total_monthly_calls current_remaining_monthly_calls");

    /// <summary><c>/coins/markets</c>. Coins without what the reader needs are left out.</summary>
    /// <param name="unknown">Where fields count whose names are not known here; null where nobody asks.</param>
    public static ImmutableArray<CoinGeckoMarket>? ReadMarkets(
        ReadOnlyMemory<byte> reply, UnknownFields? unknown = null) => Read(reply, root =>
    {
        if (root.ValueKind != JsonValueKind.Array || root.GetArrayLength() > CoinsMax)
            return (ImmutableArray<CoinGeckoMarket>?)null;
        var markets = ImmutableArray.CreateBuilder<CoinGeckoMarket>(root.GetArrayLength());
        foreach (var coin in root.EnumerateArray())
        {
            Check(coin, MarketFields, unknown);
            if (ReadMarket(coin) is { } market)
                markets.Add(market);
        }
        return markets.ToImmutable();
    });

    /// <summary><c>/simple/price</c>: the indications by coin and currency, in the vendor's own names.</summary>
    public static ImmutableDictionary<(string Coin, string Currency), decimal>? ReadPrices(ReadOnlyMemory<byte> reply) =>
        Read(reply, root =>
        {
            if (root.ValueKind != JsonValueKind.Object)
                return null;
            var prices = ImmutableDictionary.CreateBuilder<(string, string), decimal>();
            foreach (var coin in root.EnumerateObject().Take(CoinsMax).Where(c => c.Value.ValueKind == JsonValueKind.Object))
            {
                foreach (var currency in coin.Value.EnumerateObject())
                {
                    if (Number(currency.Value) is { } price)
                        prices[(coin.Name, currency.Name)] = price;
                }
            }
            return prices.ToImmutable();
        });

    /// <summary><c>/key</c>.</summary>
    /// <param name="unknown">Where fields count whose names are not known here; null where nobody asks.</param>
    public static CoinGeckoUsage? ReadUsage(ReadOnlyMemory<byte> reply, UnknownFields? unknown = null) => Read(reply, root =>
        Check(root, UsageFields, unknown) && Count(root, "rate_limit_request_per_minute") is { } perMinute and > 0
        && Count(root, "monthly_call_credit") is { } credits && Count(root, "current_remaining_monthly_calls") is { } left
            ? new CoinGeckoUsage(Text(root, "plan") ?? "", (int)Math.Min(perMinute, int.MaxValue), credits, left)
            : null);

    /// <summary>A refusal, whose code stands at the root, in <c>status</c> or in <c>error.status</c>.</summary>
    /// <param name="httpStatus">Stands in for a code that is not given.</param>
    public static CoinGeckoError ReadError(ReadOnlyMemory<byte> reply, int httpStatus) =>
        Read(reply, root => FindError(root)) ?? new CoinGeckoError(httpStatus, "");

    /// <summary>Whether it is an object; its unknown fields are counted.</summary>
    private static bool Check(JsonElement element, FieldNames known, UnknownFields? unknown)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return false;
        foreach (var field in element.EnumerateObject().Where(field => !known.Contains(field.Name)))
            unknown?.Add(Encoding.UTF8.GetBytes(field.Name));
        return true;
    }

    private static CoinGeckoError? FindError(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var name in (ReadOnlySpan<string>)["error", "status"])
        {
            if (element.TryGetProperty(name, out var inner) && FindError(inner) is { } error)
                return error;
        }
        return Count(element, "error_code") is { } code and <= int.MaxValue
            ? new CoinGeckoError((int)code, Text(element, "error_message") ?? "")
            : null;
    }

    private static CoinGeckoMarket? ReadMarket(JsonElement coin)
    {
        if (coin.ValueKind != JsonValueKind.Object || Text(coin, "id") is not { } id || Text(coin, "symbol") is not { } symbol
            || !coin.TryGetProperty("last_updated", out var updated) || updated.ValueKind != JsonValueKind.String
            || !updated.TryGetDateTime(out var time))
            return null;
        return new CoinGeckoMarket(
            id, symbol.ToUpperInvariant(), Number(coin, "current_price"), Number(coin, "total_volume"),
            Number(coin, "market_cap"), time.ToUniversalTime());
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Count(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var count) && count >= 0
            ? count
            : null;

    private static decimal? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? Number(value) : null;

    private static decimal? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number >= 0 ? number : null;

    private static T? Read<T>(ReadOnlyMemory<byte> reply, Func<JsonElement, T?> read)
    {
        try
        {
            using var document = JsonDocument.Parse(LoneSurrogates.Replace(reply));
            return read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // An escape that is no text throws when it is read, not when it is parsed.
            return default;
        }
    }
}
