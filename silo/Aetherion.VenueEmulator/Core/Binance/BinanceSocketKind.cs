namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>What a socket speaks.</summary>
internal enum BinanceSocketKind
{
    /// <summary>Frames as they are.</summary>
    Raw,

    /// <summary>Frames wrapped with the name of their stream.</summary>
    Combined,

    /// <summary>Requests and answers, and user data.</summary>
    Api,
}
