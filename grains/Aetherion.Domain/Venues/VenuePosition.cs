using Aetherion.Model;

namespace Aetherion.Domain.Venues;

/// <summary>A position of an account at a derivatives venue.</summary>
public record struct VenuePosition
{
    public ShortText Symbol { get; set; }

    /// <summary>Buy for a long position; null for a side that is not known here.</summary>
    public Side? Side { get; set; }

    public ExactDecimal Quantity { get; set; }

    /// <summary>What it was worth when it was opened.</summary>
    public ExactDecimal OpenValue { get; set; }

    public ExactDecimal Leverage { get; set; }

    /// <summary>Below 0 for a loss.</summary>
    public ExactDecimal UnrealizedProfit { get; set; }

    /// <summary>Null where the venue sees no price at which it would close the position.</summary>
    public ExactDecimal? LiquidationPrice { get; set; }

    /// <summary>In the venue's words.</summary>
    public ShortText MarginMode { get; set; }
}
