using System.Globalization;
using System.Text.Json;
using Aetherion.Model;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Matching;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>Writes orders, fills and the messages of the user channel of Coinbase Exchange.</summary>
internal sealed class ExchangeOrderWriter(Func<TimeSpan> skew)
{
    private const int SizeDecimals = 8;
    private const int FeeDecimals = 16;

    /// <param name="rejectReason">Why the order was taken and rejected at once; empty otherwise.</param>
    public void Order(Utf8JsonWriter json, VenueOrder order, SymbolSpec spec, string rejectReason = "")
    {
        json.WriteStartObject();
        json.WriteString("id", CoinbaseIds.Of(order.Id));
        if (order.Price > 0)
            json.Decimal("price", order.Price, spec.PriceDecimals);
        json.Decimal("size", order.Quantity, SizeDecimals);
        if (order.QuoteQuantity > 0)
            json.Decimal("funds", order.QuoteQuantity, SizeDecimals);
        json.WriteString("product_id", order.Symbol);
        json.WriteString("profile_id", ProfileOf(order.Account));
        json.WriteString("side", SideOf(order.Side));
        json.WriteString("type", order.WireType);
        json.WriteString("time_in_force", order.WireHoldTime);
        json.WriteBoolean("post_only", order.IsPostOnly);
        json.WriteString("created_at", Time(order.CreatedTime));
        if (!order.IsOpen)
            json.WriteString("done_at", Time(order.UpdatedTime));
        if (!order.IsOpen && rejectReason.Length == 0)
            json.WriteString("done_reason", order.Life == OrderLife.Filled ? "filled" : "canceled");
        if (rejectReason.Length > 0)
            json.WriteString("reject_reason", rejectReason);
        json.Decimal("fill_fees", order.Fills.Sum(fill => fill.Commission), FeeDecimals);
        json.Decimal("filled_size", order.Filled, SizeDecimals);
        json.Decimal("executed_value", order.FilledQuote, FeeDecimals);
        json.WriteString("market_type", "spot");
        json.WriteString("status", rejectReason.Length > 0 ? "rejected" : StatusOf(order));
        json.WriteBoolean("settled", !order.IsOpen && rejectReason.Length == 0);
        if (order.IsStop)
        {
            json.WriteString("stop", order.Side == Side.Buy ? "entry" : "loss");
            json.Decimal("stop_price", order.StopPrice, spec.PriceDecimals);
        }
        if (Guid.TryParse(order.ClientId, out _))
            json.WriteString("client_oid", order.ClientId);
        json.WriteEndObject();
    }

    public void Fill(Utf8JsonWriter json, VenueOrder order, OrderFill fill)
    {
        json.WriteStartObject();
        json.WriteString("created_at", Time(fill.Time));
        json.WriteNumber("trade_id", fill.TradeId);
        json.WriteString("product_id", order.Symbol);
        json.WriteString("order_id", CoinbaseIds.Of(order.Id));
        json.WriteString("user_id", order.Account.Name);
        json.WriteString("profile_id", ProfileOf(order.Account));
        json.WriteString("liquidity", fill.IsMaker ? "M" : "T");
        json.Decimal("price", fill.Price, SizeDecimals);
        json.Decimal("size", fill.Quantity, SizeDecimals);
        json.Decimal("fee", fill.Commission, FeeDecimals);
        json.WriteString("side", SideOf(order.Side));
        json.WriteBoolean("settled", true);
        json.Decimal("usd_volume", fill.Price * fill.Quantity, FeeDecimals);
        json.WriteEndObject();
    }

    public static void Account(Utf8JsonWriter json, VenueAccount account, string asset, AssetBalance balance)
    {
        json.WriteStartObject();
        json.WriteString("id", CoinbaseIds.Of(AccountNumber(account, asset)));
        json.WriteString("currency", asset);
        json.Decimal("balance", balance.Free + balance.Locked, FeeDecimals);
        json.Decimal("hold", balance.Locked, FeeDecimals);
        json.Decimal("available", balance.Free, SizeDecimals);
        json.WriteString("profile_id", ProfileOf(account));
        json.WriteBoolean("trading_enabled", true);
        json.WriteEndObject();
    }

    /// <summary>The engine has the order; a stop is only announced.</summary>
    public byte[] Received(VenueOrder order, long sequence, DateTime time) => Event(
        order.IsStop ? "activate" : "received", order, sequence, time, json =>
        {
            if (Guid.TryParse(order.ClientId, out _))
                json.WriteString("client_oid", order.ClientId);
            if (order.Quantity > 0)
                json.Decimal("size", order.Quantity, SizeDecimals);
            if (order.QuoteQuantity > 0)
                json.Decimal("funds", order.QuoteQuantity, SizeDecimals);
            if (order.Price > 0)
                json.Decimal("price", order.Price, SizeDecimals);
            if (order.IsStop)
                json.Decimal("stop_price", order.StopPrice, SizeDecimals);
            json.WriteString(order.IsStop ? "stop_type" : "order_type", order.IsStop ? "entry" : order.WireType);
        });

    public byte[] Open(VenueOrder order, long sequence, DateTime time) => Event("open", order, sequence, time, json =>
    {
        json.Decimal("price", order.Price, SizeDecimals);
        json.Decimal("remaining_size", order.Left, SizeDecimals);
    });

    public byte[] Done(VenueOrder order, long sequence, DateTime time) => Event("done", order, sequence, time, json =>
    {
        json.WriteString("reason", order.Life == OrderLife.Filled ? "filled" : "canceled");
        // Market orders never rest, and have neither.
        if (order.Price == 0)
            return;
        json.Decimal("price", order.Price, SizeDecimals);
        json.Decimal("remaining_size", order.Left, SizeDecimals);
    });

    public byte[] Match(VenueOrder order, OrderFill fill, long sequence, DateTime time) => JsonText.Object(json =>
    {
        var (role, other) = fill.IsMaker ? ("maker", "taker") : ("taker", "maker");
        json.WriteString("type", "match");
        json.WriteNumber("trade_id", fill.TradeId);
        json.WriteString($"{role}_order_id", CoinbaseIds.Of(order.Id));
        json.WriteString($"{other}_order_id", CoinbaseIds.Of(-fill.TradeId));
        json.WriteString("side", SideOf(fill.IsMaker ? order.Side : order.Side == Side.Buy ? Side.Sell : Side.Buy));
        json.Decimal("size", fill.Quantity, SizeDecimals);
        json.Decimal("price", fill.Price, SizeDecimals);
        json.WriteString("product_id", order.Symbol);
        json.WriteNumber("sequence", sequence);
        json.WriteString("time", Time(time));
        json.WriteString($"{role}_user_id", order.Account.Name);
        json.WriteString("user_id", order.Account.Name);
        json.WriteString($"{role}_profile_id", ProfileOf(order.Account));
        json.WriteString("profile_id", ProfileOf(order.Account));
        json.WriteString(
            $"{role}_fee_rate",
            (fill.IsMaker ? QuoteFeeLedger.MakerRate : QuoteFeeLedger.TakerRate).ToString(CultureInfo.InvariantCulture));
    });

    private byte[] Event(string type, VenueOrder order, long sequence, DateTime time, Action<Utf8JsonWriter> write) =>
        JsonText.Object(json =>
        {
            json.WriteString("type", type);
            json.WriteString("time", Time(time));
            json.WriteString("product_id", order.Symbol);
            json.WriteNumber("sequence", sequence);
            json.WriteString("order_id", CoinbaseIds.Of(order.Id));
            json.WriteString("side", SideOf(order.Side));
            write(json);
            json.WriteString("user_id", order.Account.Name);
            json.WriteString("profile_id", ProfileOf(order.Account));
        });

    private string Time(DateTime time) => CoinbaseText.Time(time + skew());

    private static string StatusOf(VenueOrder order) =>
        !order.IsOpen ? "done" : order.IsWaiting ? "active" : "open";

    private static string SideOf(Side side) => side == Side.Buy ? "buy" : "sell";

    private static string ProfileOf(VenueAccount account) => CoinbaseIds.Of(AccountNumber(account, ""));

    private static long AccountNumber(VenueAccount account, string asset)
    {
        var number = 17L;
        foreach (var letter in account.Name + asset)
            number = ((number * 31) + letter) % 1_000_000_007;
        return number;
    }
}
