using System.Globalization;
using System.Text.Json;
using Aetherion.Model;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Matching;

namespace Aetherion.VenueEmulator.Core.Coinbase.Advanced;

/// <summary>Makes an order of the body of a request to Advanced Trade, or names its reason for a refusal.</summary>
internal sealed class AdvancedOrderReader(JsonElement body, SymbolSpec spec, VenueAccount account)
{
    private const string SizePrecision = "INVALID_SIZE_PRECISION";
    private const string PricePrecision = "INVALID_PRICE_PRECISION";

    private string? _reason;

    public (VenueOrder? Order, string? Reason) Read(string clientId)
    {
        var side = Text(body, "side");
        if (side is not ("BUY" or "SELL"))
            Fail("INVALID_SIDE");
        if (!body.TryGetProperty("order_configuration", out var configuration) || configuration.ValueKind != JsonValueKind.Object
            || configuration.EnumerateObject().FirstOrDefault() is not { Value.ValueKind: JsonValueKind.Object } chosen)
            return (null, "UNSUPPORTED_ORDER_CONFIGURATION");
        var (kind, hold, word) = KindOf(chosen.Name);
        var values = chosen.Value;
        var isByValue = kind == OrderKind.Market && Text(values, "quote_size").Length > 0;
        var order = new VenueOrder
        {
            Account = account,
            Symbol = spec.Symbol,
            ClientId = clientId,
            Side = side == "SELL" ? Side.Sell : Side.Buy,
            Kind = kind,
            HoldTime = hold,
            IsPostOnly = values.TryGetProperty("post_only", out var post) && post.ValueKind == JsonValueKind.True,
            Price = kind == OrderKind.Market ? 0 : Number(values, "limit_price", spec.PriceTick, PricePrecision),
            Quantity = isByValue ? 0 : Number(values, "base_size", spec.QuantityStep, SizePrecision),
            QuoteQuantity = isByValue ? Number(values, "quote_size", spec.PriceTick, SizePrecision) : 0,
            StopPrice = kind == OrderKind.StopLimit ? Number(values, "stop_price", spec.PriceTick, PricePrecision) : 0,
            WireType = configuration.GetRawText(),
            WireHoldTime = word,
        };
        CheckStop(order, values);
        if (order.Kind != OrderKind.Market && order.Price * order.Quantity < spec.MinNotional)
            Fail("INVALID_REQUEST");
        return _reason is null ? (order, null) : (null, _reason);
    }

    private (OrderKind Kind, HoldTime Hold, string Word) KindOf(string name)
    {
        switch (name)
        {
            case "market_market_ioc":
                return (OrderKind.Market, HoldTime.ImmediateOrCancel, "IMMEDIATE_OR_CANCEL");
            case "market_market_fok":
                return (OrderKind.Market, HoldTime.FillOrKill, "FILL_OR_KILL");
            case "sor_limit_ioc":
                return (OrderKind.Limit, HoldTime.ImmediateOrCancel, "IMMEDIATE_OR_CANCEL");
            case "limit_limit_fok":
                return (OrderKind.Limit, HoldTime.FillOrKill, "FILL_OR_KILL");
            case "stop_limit_stop_limit_gtc":
                return (OrderKind.StopLimit, HoldTime.GoodTillCanceled, "GOOD_UNTIL_CANCELLED");
            default:
                if (name != "limit_limit_gtc")
                    Fail("UNSUPPORTED_ORDER_CONFIGURATION");
                return (OrderKind.Limit, HoldTime.GoodTillCanceled, "GOOD_UNTIL_CANCELLED");
        }
    }

    private void CheckStop(VenueOrder order, JsonElement values)
    {
        var direction = order.Side == Side.Buy ? "STOP_DIRECTION_STOP_UP" : "STOP_DIRECTION_STOP_DOWN";
        if (order.IsStop && Text(values, "stop_direction") != direction)
            Fail("UNSUPPORTED_ORDER_CONFIGURATION");
    }

    private decimal Number(JsonElement values, string name, decimal step, string reason)
    {
        if (!decimal.TryParse(Text(values, name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value <= 0)
        {
            Fail("INVALID_REQUEST");
            return 0;
        }
        if (value % step != 0)
            Fail(reason);
        return value;
    }

    private static string Text(JsonElement values, string name) =>
        values.TryGetProperty(name, out var value) ? value.ToString() : "";

    /// <summary>The first that is wrong is told.</summary>
    private void Fail(string reason) => _reason ??= reason;
}
