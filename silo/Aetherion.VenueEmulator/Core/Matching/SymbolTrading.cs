namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>What a venue lets be done with a symbol. Orders can be cancelled in each state.</summary>
internal enum SymbolTrading
{
    Open,

    /// <summary>No market orders.</summary>
    LimitOnly,

    /// <summary>Only orders that rest.</summary>
    PostOnly,

    /// <summary>No new orders, and none is executed.</summary>
    CancelOnly,

    /// <summary>The same, by another word.</summary>
    Halted,
}
