using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>The words for sides that most venues share.</summary>
internal static class OrderSides
{
    /// <summary>Null where the message has none, or one that is not known.</summary>
    public static Side? Read(string side, UnknownNames unknown) => side switch
    {
        "BUY" => Side.Buy,
        "SELL" => Side.Sell,
        "" => null,
        _ => unknown.Replace<Side?>("side", side, null),
    };
}
