namespace Aetherion.Model;

/// <summary>Who goes first when the venue's budget is short; smaller values do.</summary>
public enum VenueRequestPriority
{
    /// <summary>Orders and what resolves their outcome.</summary>
    Order,

    /// <summary>Balances and positions.</summary>
    Account,

    /// <summary>What books and trades wait for.</summary>
    MarketData,

    /// <summary>The past.</summary>
    History,
}
