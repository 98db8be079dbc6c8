namespace Aetherion.Model;

/// <summary>Which of a venue's messages something stood in.</summary>
public enum VenueSource
{
    /// <summary>Public data of markets, over sockets and in answers.</summary>
    MarketData,

    /// <summary>What the venue tells an account of its orders and balances, unasked.</summary>
    UserStream,

    /// <summary>Answers to requests about orders, positions and the rules of instruments.</summary>
    Orders,
}
