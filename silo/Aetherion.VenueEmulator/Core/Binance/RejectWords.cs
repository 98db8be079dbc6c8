using Aetherion.VenueEmulator.Core.Matching;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>The venue's codes and words for what the engine refuses.</summary>
internal static class RejectWords
{
    public static BinanceError Of(BinanceMarketKind market, RejectReason reason) =>
        market == BinanceMarketKind.Spot ? Spot(reason) : Futures(reason);

    private static BinanceError Spot(RejectReason reason) => reason switch
    {
        RejectReason.InsufficientBalance => new(-2010, "Account has insufficient balance for requested action."),
        RejectReason.WouldTake => new(-2010, "Order would immediately match and take."),
        RejectReason.WouldTrigger => new(-2010, "Stop price would trigger immediately."),
        RejectReason.DuplicateClientId => new(-2010, "Duplicate order sent."),
        RejectReason.NoLiquidity => new(-2010, "Market is closed."),
        RejectReason.Halted => new(-1013, "Market is closed."),
        RejectReason.TooManyOrders => new(-1013, "Filter failure: MAX_NUM_ORDERS"),
        RejectReason.TooManyStops => new(-1013, "Filter failure: MAX_NUM_ALGO_ORDERS"),
        _ => new(-2010, "NEW_ORDER_REJECTED"),
    };

    private static BinanceError Futures(RejectReason reason) => reason switch
    {
        RejectReason.InsufficientMargin => new(-2019, "Margin is insufficient."),
        RejectReason.ReduceOnly => new(-2022, "ReduceOnly Order is rejected."),
        RejectReason.WouldTrigger => new(-2021, "Order would immediately trigger."),
        RejectReason.WouldTake => new(
            -5022, "Due to the order could not be executed as maker, the Post Only order will be rejected. "
            + "The order will not be recorded in the order history"),
        RejectReason.CannotFill => new(
            -5021, "Due to the order could not be filled immediately, the FOK order has been rejected. "
            + "The order will not be recorded in the order history"),
        RejectReason.DuplicateClientId => new(-4116, "ClientOrderId is duplicated."),
        RejectReason.Halted => new(-4141, "Symbol is closed."),
        RejectReason.TooManyOrders => new(-2025, "Reach max open order limit."),
        RejectReason.TooManyStops => new(-4045, "Reach max stop order limit."),
        RejectReason.NoLiquidity => new(-2020, "Unable to fill."),
        _ => new(-2010, "NEW_ORDER_REJECTED"),
    };
}
