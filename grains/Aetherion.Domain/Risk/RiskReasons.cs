namespace Aetherion.Domain.Risk;

/// <summary>Why an order is denied, as <c>CATEGORY_CONDITION</c>.</summary>
public static class RiskReasons
{
    /// <summary>Less than one lot.</summary>
    public const string QuantityBelowMinimum = "QUANTITY_BELOW_MINIMUM";

    /// <summary>Worth less than the instrument's least order value.</summary>
    public const string NotionalBelowMinimum = "NOTIONAL_BELOW_MINIMUM";

    /// <summary>Worth more than one order may be.</summary>
    public const string NotionalExceedsMaxPerOrder = "NOTIONAL_EXCEEDS_MAX_PER_ORDER";

    /// <summary>With fees it costs more than the account has free.</summary>
    public const string NotionalExceedsFreeBalance = "CUM_NOTIONAL_EXCEEDS_FREE_BALANCE";

    /// <summary>It sells more than is held.</summary>
    public const string QuantityExceedsPosition = "QUANTITY_EXCEEDS_POSITION";

    /// <summary>The account takes no orders.</summary>
    public const string TradingHalted = "TRADING_HALTED";

    /// <summary>The account takes only orders that make a position smaller.</summary>
    public const string TradingStateReducing = "TRADING_STATE_REDUCING";

    /// <summary>The symbol's feed is not live.</summary>
    public const string FeedStale = "FEED_STALE";

    /// <summary>The account holds as many instruments as it can.</summary>
    public const string PositionCountExceeded = "POSITION_COUNT_EXCEEDED";

    /// <summary>The account has as many orders under way as it can.</summary>
    public const string OpenOrderCountExceeded = "OPEN_ORDER_COUNT_EXCEEDED";
}
