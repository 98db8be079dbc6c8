namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>What a request has to bring along.</summary>
internal enum BinanceSecurity
{
    None,

    /// <summary>The key alone.</summary>
    Key,

    /// <summary>Key, timestamp and signature.</summary>
    Signed,
}
