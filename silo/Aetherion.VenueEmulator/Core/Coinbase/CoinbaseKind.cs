namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>What a message of a product says.</summary>
internal enum CoinbaseKind
{
    Update,
    Match,
    Ticker,

    /// <summary>Not a message: the book starts anew from a snapshot, because a recording starts over.</summary>
    Restart,
}
