using System.Globalization;
using System.Text.Json;
using Aetherion.Model;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Matching;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>Makes an order of the body of a request to Coinbase Exchange, or says in its words what is wrong.</summary>
internal sealed class ExchangeOrderReader(JsonElement body, SymbolSpec spec, VenueAccount account)
{
    private string? _mistake;

    /// <param name="clientId">What the engine calls an order that the client gave no name.</param>
    public (VenueOrder? Order, string? Mistake) Read(string clientId)
    {
        var type = Text("type") is { Length: > 0 } given ? given : "limit";
        var isMarket = type == "market";
        if (type is not ("limit" or "market"))
            Fail("Invalid type");
        var side = Text("side");
        if (side is not ("buy" or "sell"))
            Fail("Invalid side");
        var hold = Text("time_in_force") is { Length: > 0 } sent ? sent : "GTC";
        if (hold is not ("GTC" or "IOC" or "FOK"))
            Fail("Invalid time_in_force");
        var stop = Text("stop");
        if (stop.Length > 0 && (isMarket || stop != (side == "buy" ? "entry" : "loss")))
            Fail("Invalid stop");
        var order = new VenueOrder
        {
            Account = account,
            Symbol = spec.Symbol,
            ClientId = ReadClientId(clientId),
            Side = side == "sell" ? Side.Sell : Side.Buy,
            Kind = isMarket ? OrderKind.Market : stop.Length > 0 ? OrderKind.StopLimit : OrderKind.Limit,
            HoldTime = hold switch
            {
                "IOC" => HoldTime.ImmediateOrCancel,
                "FOK" => HoldTime.FillOrKill,
                _ => HoldTime.GoodTillCanceled,
            },
            IsPostOnly = body.TryGetProperty("post_only", out var post) && post.ValueKind == JsonValueKind.True,
            Price = isMarket ? 0 : Number("price", spec.PriceTick),
            Quantity = isMarket && Text("funds").Length > 0 ? 0 : Number("size", spec.QuantityStep),
            QuoteQuantity = isMarket && Text("funds").Length > 0 ? Number("funds", spec.PriceTick) : 0,
            StopPrice = stop.Length > 0 ? Number("stop_price", spec.PriceTick) : 0,
            WireType = type,
            WireHoldTime = hold,
        };
        CheckValue(order);
        return _mistake is null ? (order, null) : (null, _mistake);
    }

    private string ReadClientId(string preset)
    {
        var text = Text("client_oid");
        if (text.Length == 0)
            return preset;
        if (!Guid.TryParse(text, out _))
            Fail("Invalid client_oid");
        return text;
    }

    private void CheckValue(VenueOrder order)
    {
        var value = order.QuoteQuantity > 0 ? order.QuoteQuantity : order.Price * order.Quantity;
        if (order.Kind != OrderKind.Market || order.QuoteQuantity > 0)
        {
            if (value < spec.MinNotional)
                Fail($"{(order.QuoteQuantity > 0 ? "funds" : "size")} is too small. Minimum size is {Plain(spec.MinNotional)}");
        }
        if (order.IsPostOnly && order.HoldTime != HoldTime.GoodTillCanceled)
            Fail("post_only is not valid with this time_in_force");
    }

    private decimal Number(string name, decimal step)
    {
        var text = Text(name);
        if (text.Length == 0)
            Fail($"{name} is required");
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value <= 0)
        {
            Fail($"Invalid {name}");
            return 0;
        }
        if (value % step != 0)
            Fail($"{name} is too accurate. Smallest unit is {Plain(step)}");
        return value;
    }

    private string Text(string name) => !body.TryGetProperty(name, out var value) ? "" : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };

    private static string Plain(decimal value) => value.ToString("0.00000000", CultureInfo.InvariantCulture);

    /// <summary>The first that is wrong is told.</summary>
    private void Fail(string mistake) => _mistake ??= mistake;
}
