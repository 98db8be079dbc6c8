namespace Aetherion.Model;

/// <summary>What is done with a bot. Names are stored in recordings and never change.</summary>
public enum BotCommandKind
{
    Create,
    Start,
    Pause,

    /// <summary>Stops it with its position kept.</summary>
    Stop,

    /// <summary>Stops it with its position sold.</summary>
    Flatten,

    CancelOrders,
    Delete,

    /// <summary>It trades at the venue from its next start on.</summary>
    TradeLive,
}
