namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>How an order comes to the book.</summary>
internal enum OrderKind
{
    Limit,
    Market,

    /// <summary>A market order once the price moves against: up for a buy.</summary>
    Stop,
    StopLimit,

    /// <summary>A market order once the price moves in favour: down for a buy.</summary>
    TakeProfit,
    TakeProfitLimit,
}
