namespace Aetherion.Model;

/// <summary>What a venue lets be done with an instrument.</summary>
public enum TradingPermission
{
    /// <summary>Orders are taken.</summary>
    Trading,

    /// <summary>Resting orders may be cancelled; new ones are refused.</summary>
    CancelOnly,

    /// <summary>Only orders that rest.</summary>
    PostOnly,

    /// <summary>Only orders with a price.</summary>
    LimitOnly,

    /// <summary>No orders.</summary>
    Halted,

    /// <summary>A word that is not known here; nothing is sent on it.</summary>
    Unrecognized,
}
