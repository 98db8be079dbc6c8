using Aetherion.Model;

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

    /// <summary>Whether the venue told of the switches that follow; some messages hold the status alone.</summary>
    public bool HasSwitches { get; set; }

    public bool IsTradingDisabled { get; set; }

    /// <summary>Orders can only be cancelled.</summary>
    public bool IsCancelOnly { get; set; }

    /// <summary>No market orders are taken.</summary>
    public bool IsLimitOnly { get; set; }

    /// <summary>Only orders that rest in the book are taken.</summary>
    public bool IsPostOnly { get; set; }

    /// <summary>What can be done: the strictest of the switches that are on, otherwise what the status says.</summary>
    public readonly TradingPermission Permission => this switch
    {
        { IsTradingDisabled: true } => TradingPermission.Halted,
        { IsCancelOnly: true } => TradingPermission.CancelOnly,
        { IsPostOnly: true } => TradingPermission.PostOnly,
        { IsLimitOnly: true } => TradingPermission.LimitOnly,
        _ => PermissionOf(Status.ToString()),
    };

    private static TradingPermission PermissionOf(string status) => status switch
    {
        "" or "online" or "TRADING" => TradingPermission.Trading,
        "offline" or "internal" or "delisted" or "HALT" or "BREAK" or "PRE_TRADING" or "CLOSE" => TradingPermission.Halted,
        _ => TradingPermission.Unrecognized,
    };
}
