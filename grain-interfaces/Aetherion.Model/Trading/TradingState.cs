namespace Aetherion.Model;

/// <summary>What an account may do.</summary>
public enum TradingState
{
    /// <summary>Everything its limits allow.</summary>
    Active,

    /// <summary>Only orders that make a position smaller.</summary>
    Reducing,

    /// <summary>No orders.</summary>
    Halted,
}
