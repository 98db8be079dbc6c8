using Aetherion.Model;

namespace Aetherion.Domain.Venues.Weex;

/// <summary>
/// Reads <c>exchangeInfo</c>. Spot tells precisions of the assets, futures those of price and quantity; steps follow from
/// them, and an order's sizes have bounds of their own.
/// </summary>
internal static class WeexProductReader
{
    private static readonly FieldNames Unused = new("assets timezone serverTime");

    private static readonly FieldNames ProductUnused = new(
        "marginAsset quotePrecision contractVal delivery forwardContractFlag minLeverage maxLeverage buyLimitPriceRatio "
        + "sellLimitPriceRatio makerFeeRate takerFeeRate maxPositionSize marketOpenLimitSize marketBuyLimitSize "
        + "marketSellLimitSize marketFallbackPriceRatio enableDisplay displayDigitMerge displayNew displayHot");

    public static DecodeStatus ReadAll(ref JsonScanner scanner, VenueMessage message)
    {
        var isFound = false;
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            if (!name.SequenceEqual("symbols"u8))
            {
                scanner.SkipUnused(name, Unused, message);
                continue;
            }
            if (isFound)
                return DecodeStatus.Malformed;
            isFound = true;
            scanner.EnterArray();
            while (scanner.NextElement())
            {
                var status = Read(ref scanner, message);
                if (status != DecodeStatus.Decoded)
                    return status;
            }
        }
        message.Kind = VenueMessageKind.Products;
        return scanner.Status;
    }

    private static DecodeStatus Read(ref JsonScanner scanner, VenueMessage message)
    {
        VenueProduct product = default;
        Precisions precisions = default;
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            if (!ReadText(ref scanner, name, ref product) && !ReadSize(ref scanner, name, ref product)
                && !precisions.Read(ref scanner, name))
                scanner.SkipUnused(name, ProductUnused, message);
        }
        if (scanner.HasFailed)
            return scanner.Status;
        product.PriceTick = Step(precisions.Price ?? precisions.QuoteAsset);
        product.QuantityStep = Step(precisions.Quantity ?? precisions.BaseAsset);
        if (product.Permission == TradingPermission.Unrecognized)
            message.UnknownValueCount++;
        if (product.Symbol.IsEmpty || product.PriceTick is null || product.QuantityStep is null)
            return DecodeStatus.MissingField;
        return message.Products.TryAdd(product) ? DecodeStatus.Decoded : DecodeStatus.LimitExceeded;
    }

    private static bool ReadText(ref JsonScanner scanner, ReadOnlySpan<byte> name, ref VenueProduct product)
    {
        if (name.SequenceEqual("symbol"u8) && scanner.ReadText(out var symbol))
            product.Symbol = symbol;
        else if (name.SequenceEqual("status"u8) && scanner.ReadText(out var status))
            product.Status = status;
        else if (name.SequenceEqual("baseAsset"u8) && scanner.ReadText(out var baseAsset))
            product.BaseAsset = baseAsset;
        else if (name.SequenceEqual("quoteAsset"u8) && scanner.ReadText(out var quoteAsset))
            product.QuoteAsset = quoteAsset;
        else if (name.SequenceEqual("enableTrade"u8) && scanner.ReadBoolean(out var isEnabled))
            (product.HasSwitches, product.IsTradingDisabled) = (true, !isEnabled);
        else
            return scanner.HasFailed;
        return true;
    }

    private static bool ReadSize(ref JsonScanner scanner, ReadOnlySpan<byte> name, ref VenueProduct product)
    {
        if (name.SequenceEqual("minTradeAmount"u8) || name.SequenceEqual("minOrderSize"u8))
            product.QuantityMin = scanner.ReadOptionalNumber();
        else if (name.SequenceEqual("maxTradeAmount"u8) || name.SequenceEqual("maxOrderSize"u8))
            product.QuantityMax = scanner.ReadOptionalNumber();
        else
            return false;
        return true;
    }

    private static decimal? Step(long? precision) =>
        precision is >= 0 and <= ExactDecimal.DecimalsMax ? new decimal(1, 0, 0, false, (byte)precision) : null;

    private struct Precisions
    {
        public long? Price { get; private set; }

        public long? Quantity { get; private set; }

        public long? BaseAsset { get; private set; }

        public long? QuoteAsset { get; private set; }

        public bool Read(ref JsonScanner scanner, ReadOnlySpan<byte> name)
        {
            if (name.SequenceEqual("pricePrecision"u8) && scanner.ReadId(out var price))
                Price = price;
            else if (name.SequenceEqual("quantityPrecision"u8) && scanner.ReadId(out var quantity))
                Quantity = quantity;
            else if (name.SequenceEqual("baseAssetPrecision"u8) && scanner.ReadId(out var baseAsset))
                BaseAsset = baseAsset;
            else if (name.SequenceEqual("quoteAssetPrecision"u8) && scanner.ReadId(out var quoteAsset))
                QuoteAsset = quoteAsset;
            else
                return scanner.HasFailed;
            return true;
        }
    }
}
