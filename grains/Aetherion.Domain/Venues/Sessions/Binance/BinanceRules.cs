using System.Globalization;
using System.Text.Json;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Sessions.Binance;

/// <summary>Reads of <c>exchangeInfo</c> what a symbol's instrument is.</summary>
internal static class BinanceRules
{
    /// <summary>The venue's word for a symbol that can be traded.</summary>
    private const string Trading = "TRADING";

    /// <summary>
    /// Resting orders may be finer than the step of new ones, which has changed over the years: quantities of books have the
    /// asset's precision.
    /// </summary>
    private const decimal FinestStep = 0.00000001m;

    /// <summary>With steps this large the finest step would not leave room for a day's volume.</summary>
    private const decimal CoarseStepMin = 1;

    private const decimal FinestCoarseStep = 0.0001m;

    /// <summary>The instrument of a symbol; null where the answer does not list it or cannot be understood.</summary>
    /// <param name="isTrading">Whether the symbol can be traded now.</param>
    public static Instrument? Read(ReadOnlyMemory<byte> answer, InstrumentId id, out bool isTrading)
    {
        isTrading = false;
        try
        {
            using var document = JsonDocument.Parse(LoneSurrogates.Replace(answer));
            foreach (var symbol in document.RootElement.GetProperty("symbols").EnumerateArray())
            {
                if (symbol.GetProperty("symbol").ValueEquals(id.Symbol))
                    return ReadSymbol(symbol, id, out isTrading);
            }
            return null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException
            or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>What an answer holds where the symbol that was asked for is not listed.</summary>
    public static ReadOnlySpan<byte> NoSuchSymbol => "-1121"u8;

    /// <summary>Whether an answer lists symbols, and this is none of them.</summary>
    public static bool IsMissing(ReadOnlyMemory<byte> answer, InstrumentId id)
    {
        try
        {
            using var document = JsonDocument.Parse(LoneSurrogates.Replace(answer));
            return document.RootElement.GetProperty("symbols").EnumerateArray()
                .All(symbol => !symbol.GetProperty("symbol").ValueEquals(id.Symbol));
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }

    private static Instrument ReadSymbol(JsonElement symbol, InstrumentId id, out bool isTrading)
    {
        isTrading = IsTrading(symbol);
        decimal tick = 0, step = 0, minNotional = 0;
        foreach (var filter in symbol.GetProperty("filters").EnumerateArray())
        {
            switch (filter.GetProperty("filterType").GetString())
            {
                case "PRICE_FILTER":
                    tick = ReadNumber(filter, "tickSize");
                    break;
                case "LOT_SIZE":
                    step = ReadNumber(filter, "stepSize");
                    break;
                case "NOTIONAL" or "MIN_NOTIONAL":
                    minNotional = ReadNumber(filter, filter.TryGetProperty("minNotional", out _) ? "minNotional" : "notional");
                    break;
                default:
                    break;
            }
        }
        // Futures say in contracts what they hold; spot has assets.
        var bookStep = symbol.TryGetProperty("contractType", out _) ? step : BookStep(step, Precision(symbol));
        return new Instrument(
            id, Market.Crypto, symbol.GetProperty("baseAsset").GetString()!, symbol.GetProperty("quoteAsset").GetString()!,
            tick, bookStep, minNotional)
        {
            OrderStep = step,
        };
    }

    private static bool IsTrading(JsonElement symbol) =>
        (symbol.TryGetProperty("status", out var status) || symbol.TryGetProperty("contractStatus", out status))
        && status.ValueEquals(Trading);

    private static int Precision(JsonElement symbol) =>
        symbol.TryGetProperty("baseAssetPrecision", out var precision) ? precision.GetInt32() : 8;

    internal static decimal BookStep(decimal orderStep, int precision)
    {
        var asset = new decimal(1, 0, 0, false, (byte)Math.Clamp(precision, 0, 8));
        var finest = orderStep >= CoarseStepMin ? FinestCoarseStep : FinestStep;
        var step = Math.Max(asset, finest);
        return step <= orderStep && orderStep % step == 0 ? step : orderStep;
    }

    /// <summary>Without the zeros that the venue writes behind.</summary>
    private static decimal ReadNumber(JsonElement filter, string name) =>
        decimal.Parse(filter.GetProperty(name).GetString()!, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
        / 1.0000000000000000000000000000m;
}
