namespace Aetherion.Domain.Venues.Orders.Weex;

/// <summary>The fields that answers of WEEX about orders are known to have, those of both markets together.</summary>
internal static class WeexOrderFields
{
    public static readonly FieldNames Placed = new("symbol orderId clientOrderId transactTime success errorCode errorMessage");

    public static readonly FieldNames Cancelled = new("orderId status origClientOrderId success errorCode errorMessage");

    public static readonly FieldNames Refusal = new("code msg");

    public static readonly FieldNames Order = new(
        "symbol orderId clientOrderId price origQty executedQty cummulativeQuoteQty status timeInForce type side time updateTime isWorking "
        + "avgPrice cumQuote reduceOnly positionSide stopPrice workingType");

    public static readonly FieldNames Trade = new(
        "symbol id orderId price qty quoteQty commission commissionAsset time isBuyer buyer maker realizedPnl side positionSide");

    public static readonly FieldNames Position = new(
        "id asset symbol side marginType separatedMode separatedOpenOrderId leverage size openValue openFee fundingFee marginSize "
        + "isolatedMargin isAutoAppendIsolatedMargin cumOpenSize cumOpenValue cumOpenFee cumCloseSize cumCloseValue cumCloseFee "
        + "cumFundingFee cumLiquidateFee createdMatchSequenceId updatedMatchSequenceId createdTime updatedTime unrealizePnl liquidatePrice");
}
