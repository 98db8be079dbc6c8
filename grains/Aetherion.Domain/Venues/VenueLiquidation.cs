using Aetherion.Model;

namespace Aetherion.Domain.Venues;

/// <summary>An order by which the venue closed somebody's position.</summary>
public record struct VenueLiquidation
{
    public ShortText Symbol { get; set; }

    public DateTime EventTime { get; set; }

    public DateTime TradeTime { get; set; }

    /// <summary>Null for a side that is not known here.</summary>
    public Side? Side { get; set; }

    public ExactDecimal Quantity { get; set; }

    public ExactDecimal Price { get; set; }

    public ExactDecimal AveragePrice { get; set; }

    public ExactDecimal FilledQuantity { get; set; }

    /// <summary>The order's status in the venue's words.</summary>
    public ShortText Status { get; set; }
}
