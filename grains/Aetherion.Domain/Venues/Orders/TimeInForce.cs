namespace Aetherion.Domain.Venues.Orders;

/// <summary>How long an order may rest.</summary>
public enum TimeInForce
{
    /// <summary>Until it is filled or cancelled.</summary>
    GoodTillCancelled,

    /// <summary>Not at all: what does not fill at once is cancelled.</summary>
    ImmediateOrCancel,

    /// <summary>Not at all: all of it at once or nothing.</summary>
    FillOrKill,
}
