using System.Globalization;
using System.Text.Json;
using Aetherion.Model;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Matching;

namespace Aetherion.VenueEmulator.Core.Weex;

/// <summary>Makes an order of the body of a request, or says what is wrong.</summary>
internal sealed class WeexOrderReader(JsonElement body, SymbolSpec spec, VenueAccount account, bool isFutures)
{
    private string? _mistake;

    public (VenueOrder? Order, string? Mistake) Read(string clientId)
    {
        var (side, type) = (Text("side"), Text("type"));
        if (side is not ("BUY" or "SELL"))
            Fail("side is not valid");
        if (type is not ("LIMIT" or "MARKET"))
            Fail("type is not valid");
        var isMarket = type == "MARKET";
        var hold = isMarket ? "IOC" : Text("timeInForce");
        if (hold is not ("GTC" or "IOC" or "FOK" or "POST_ONLY"))
            Fail("timeInForce is not valid");
        var order = new VenueOrder
        {
            Account = account,
            Symbol = spec.Symbol,
            ClientId = Text("newClientOrderId") is { Length: > 0 } named ? named : clientId,
            Side = side == "SELL" ? Side.Sell : Side.Buy,
            Kind = isMarket ? OrderKind.Market : OrderKind.Limit,
            HoldTime = hold switch
            {
                "IOC" => HoldTime.ImmediateOrCancel,
                "FOK" => HoldTime.FillOrKill,
                _ => HoldTime.GoodTillCanceled,
            },
            IsPostOnly = hold == "POST_ONLY",
            IsReduceOnly = isFutures && IsClosing(side),
            Price = isMarket ? 0 : Number("price", spec.PriceTick),
            Quantity = Number("quantity", spec.QuantityStep),
            WireType = type,
            WireHoldTime = hold,
        };
        return _mistake is null ? (order, null) : (null, _mistake);
    }

    /// <summary>A long position is bought and closed by selling; a short one is sold and closed by buying.</summary>
    private bool IsClosing(string side)
    {
        var position = Text("positionSide");
        if (position is not ("LONG" or "SHORT"))
            Fail("positionSide is not valid");
        return (side == "BUY") != (position == "LONG");
    }

    private decimal Number(string name, decimal step)
    {
        if (!decimal.TryParse(Text(name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value <= 0)
        {
            Fail($"{name} is not valid");
            return 0;
        }
        if (value % step != 0)
            Fail($"{name} does not match the step of {step.ToString(CultureInfo.InvariantCulture)}");
        return value;
    }

    private string Text(string name) => body.TryGetProperty(name, out var value) ? value.ToString() : "";

    /// <summary>The first that is wrong is told.</summary>
    private void Fail(string mistake) => _mistake ??= mistake;
}
