namespace Aetherion.Domain.Venues;

/// <summary>What a venue trades, and in which steps. What the venue leaves out or open is null.</summary>
public record struct VenueProduct
{
    /// <summary>The venue's name of it.</summary>
    public ShortText Symbol { get; set; }

    public ShortText BaseAsset { get; set; }

    public ShortText QuoteAsset { get; set; }

    public decimal? PriceTick { get; set; }

    public decimal? QuantityStep { get; set; }

    public decimal? QuantityMin { get; set; }

    public decimal? QuantityMax { get; set; }

    /// <summary>The least value of an order, in the quote asset.</summary>
    public decimal? FundsMin { get; set; }

    /// <summary>The product under whose name the market data of this one arrives; empty where that is its own.</summary>
    public ShortText AliasOf { get; set; }

    /// <summary>The status in the venue's words.</summary>
    public ShortText Status { get; set; }

    public bool IsTradingDisabled { get; set; }

    /// <summary>Orders can only be cancelled.</summary>
    public bool IsCancelOnly { get; set; }

    /// <summary>No market orders are taken.</summary>
    public bool IsLimitOnly { get; set; }

    /// <summary>Only orders that rest in the book are taken.</summary>
    public bool IsPostOnly { get; set; }
}
