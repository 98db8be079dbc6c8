namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>What the venue lets be done with a product.</summary>
internal enum ProductTrading
{
    Open,
    LimitOnly,
    PostOnly,
    CancelOnly,
    Halted,
}
