using Aetherion.Model;
using Aetherion.VenueEmulator.Core.Matching;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>The venue's words for sides, states and events of orders.</summary>
internal static class OrderWords
{
    public static string Of(Side side) => side == Side.Buy ? "BUY" : "SELL";

    public static string Of(OrderLife life) => life switch
    {
        OrderLife.New => "NEW",
        OrderLife.PartiallyFilled => "PARTIALLY_FILLED",
        OrderLife.Filled => "FILLED",
        OrderLife.Canceled => "CANCELED",
        OrderLife.Rejected => "REJECTED",
        _ => "EXPIRED",
    };

    public static string Of(ReportKind kind) => kind switch
    {
        ReportKind.New => "NEW",
        ReportKind.Trade => "TRADE",
        ReportKind.Canceled => "CANCELED",
        _ => "EXPIRED",
    };
}
