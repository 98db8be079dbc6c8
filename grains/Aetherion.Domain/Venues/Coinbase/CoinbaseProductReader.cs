using Aetherion.Model;

namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>
/// Reads one product of either API: of the channel <c>status</c> or of the REST list. Fields that a product has not are
/// missing, null or empty.
/// </summary>
internal static class CoinbaseProductReader
{
    /// <summary>Of Exchange, of its channel, and of Advanced Trade.</summary>
    private static readonly FieldNames Unused = new(
        "display_name max_market_funds margin_enabled status_message max_slippage_percentage "
        + "fx_stablecoin high_bid_limit_percentage type min_size max_size "
        + "about_description alias_to approximate_quote_24h_volume base_cbrn base_display_symbol base_name best_ask_price "
        + "best_bid_price display_name_overwrite fcm_trading_session_details future_product_details high_24h icon_color "
        + "icon_url is_alpha_testing low_24h market_cap mid_market_price new new_at price "
        + "price_percentage_change_24h product_cbrn product_type product_venue quote_cbrn quote_display_symbol "
        + "quote_max_size quote_name volume_24h volume_percentage_change_24h watched");

    /// <summary>An array of products.</summary>
    public static DecodeStatus ReadAll(ref JsonScanner scanner, VenueMessage message)
    {
        message.Kind = VenueMessageKind.Products;
        scanner.EnterArray();
        while (scanner.NextElement())
        {
            var status = Read(ref scanner, message);
            if (status != DecodeStatus.Decoded)
                return status;
        }
        return scanner.Status;
    }

    public static DecodeStatus Read(ref JsonScanner scanner, VenueMessage message)
    {
        VenueProduct product = default;
        decimal? quoteIncrement = null;
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            if (name.SequenceEqual("quote_increment"u8))
                quoteIncrement = scanner.ReadOptionalNumber();
            else if (!ReadText(ref scanner, name, ref product) && !ReadAmount(ref scanner, name, ref product)
                && !ReadFlag(ref scanner, name, ref product))
                scanner.SkipUnused(name, Unused, message);
        }
        if (product.Permission == TradingPermission.Unrecognized)
            message.UnknownValueCount++;
        // Only where prices move in other steps than the quote asset do they have an increment of their own.
        product.PriceTick ??= quoteIncrement;
        if (scanner.HasFailed)
            return scanner.Status;
        if (product.Symbol.IsEmpty)
            return DecodeStatus.MissingField;
        message.Kind = VenueMessageKind.Products;
        return message.Products.TryAdd(product) ? DecodeStatus.Decoded : DecodeStatus.LimitExceeded;
    }

    private static bool ReadText(ref JsonScanner scanner, ReadOnlySpan<byte> name, ref VenueProduct product)
    {
        if (name.SequenceEqual("id"u8) || name.SequenceEqual("product_id"u8))
            product.Symbol = Text(ref scanner);
        else if (name.SequenceEqual("base_currency"u8) || name.SequenceEqual("base_currency_id"u8))
            product.BaseAsset = Text(ref scanner);
        else if (name.SequenceEqual("quote_currency"u8) || name.SequenceEqual("quote_currency_id"u8))
            product.QuoteAsset = Text(ref scanner);
        else if (name.SequenceEqual("status"u8))
            product.Status = Text(ref scanner);
        else if (name.SequenceEqual("alias"u8))
            product.AliasOf = Text(ref scanner);
        else
            return false;
        return true;
    }

    private static bool ReadAmount(ref JsonScanner scanner, ReadOnlySpan<byte> name, ref VenueProduct product)
    {
        if (name.SequenceEqual("price_increment"u8))
            product.PriceTick = scanner.ReadOptionalNumber();
        else if (name.SequenceEqual("base_increment"u8))
            product.QuantityStep = scanner.ReadOptionalNumber();
        else if (name.SequenceEqual("base_min_size"u8))
            product.QuantityMin = scanner.ReadOptionalNumber();
        else if (name.SequenceEqual("base_max_size"u8))
            product.QuantityMax = scanner.ReadOptionalNumber();
        else if (name.SequenceEqual("min_market_funds"u8) || name.SequenceEqual("quote_min_size"u8))
            product.FundsMin = scanner.ReadOptionalNumber();
        else
            return false;
        return true;
    }

    private static bool ReadFlag(ref JsonScanner scanner, ReadOnlySpan<byte> name, ref VenueProduct product)
    {
        if (name.SequenceEqual("trading_disabled"u8) || name.SequenceEqual("is_disabled"u8) || name.SequenceEqual("view_only"u8))
            product.IsTradingDisabled |= Flag(ref scanner);
        else if (name.SequenceEqual("cancel_only"u8))
            product.IsCancelOnly = Flag(ref scanner);
        else if (name.SequenceEqual("limit_only"u8) || name.SequenceEqual("auction_mode"u8))
            product.IsLimitOnly |= Flag(ref scanner);
        else if (name.SequenceEqual("post_only"u8))
            product.IsPostOnly = Flag(ref scanner);
        else
            return false;
        product.HasSwitches = true;
        return true;
    }

    private static ShortText Text(ref JsonScanner scanner) =>
        !scanner.TakeAbsent() && scanner.ReadText(out var text) ? text : default;

    private static bool Flag(ref JsonScanner scanner) =>
        !scanner.TakeAbsent() && scanner.ReadBoolean(out var isSet) && isSet;
}
