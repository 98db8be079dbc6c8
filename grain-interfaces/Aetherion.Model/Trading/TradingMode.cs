namespace Aetherion.Model;

/// <summary>With what a bot trades.</summary>
public enum TradingMode
{
    /// <summary>With play money, against the book as it is.</summary>
    Paper,

    /// <summary>With the tenant's money at the venue; switched on by two confirmations.</summary>
    Live,
}
