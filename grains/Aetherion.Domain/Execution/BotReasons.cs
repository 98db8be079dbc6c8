namespace Aetherion.Domain.Execution;

/// <summary>Why a bot did what it did, beside the reasons of strategies and risk.</summary>
public static class BotReasons
{
    public const string Created = "CREATED";

    public const string Started = "STARTED";

    public const string WarmedUp = "WARMED_UP";

    public const string Paused = "PAUSED";

    public const string Stopped = "STOPPED";

    public const string Deleted = "DELETED";

    /// <summary>The position is sold because the bot is stopped.</summary>
    public const string StopFlatten = "STOP_FLATTEN";

    /// <summary>
    /// What was left of an order was cancelled: the book held no more, or only beyond the worst price.
    /// </summary>
    public const string InsufficientLiquidity = "INSUFFICIENT_LIQUIDITY";

    /// <summary>The order was cancelled because the bot was paused or stopped before it executed.</summary>
    public const string CancelledByUser = "CANCELLED_BY_USER";

    /// <summary>Nobody here knows what became of an order at its venue: a person has to look.</summary>
    public const string OutcomeUnknown = "OUTCOME_UNKNOWN";

    /// <summary>A person said how the order ended, after its outcome was unknown.</summary>
    public const string Settled = "SETTLED";

    /// <summary>The venue says something else of an order that ended than it ended by: a person has to look.</summary>
    public const string VenueContradicts = "VENUE_CONTRADICTS";

    /// <summary>The venue holds less than the bot booked, so that nothing could be sold: a person has to say what became of it.</summary>
    public const string VenueHoldsLess = "VENUE_HOLDS_LESS";

    /// <summary>The venue takes no sale as small as what is held: a person has to say what became of it.</summary>
    public const string VenueSaleTooSmall = "VENUE_SALE_TOO_SMALL";

    /// <summary>What was sold is all that the venue takes in one order, and something is left.</summary>
    public const string VenueOrderMax = "VENUE_ORDER_MAX";

    /// <summary>The key that the bot's position was opened with is no longer there: no other is taken for it.</summary>
    public const string VenueKeyGone = "VENUE_KEY_GONE";

    /// <summary>The venue refuses the key that the bot trades with.</summary>
    public const string VenueKeyRefused = "VENUE_KEY_REFUSED";

    /// <summary>The order ended by its own rules or the venue's before all of it was executed.</summary>
    public const string Expired = "EXPIRED";

    /// <summary>The venue refused the order, and said no code.</summary>
    public const string RejectedByVenue = "REJECTED_BY_VENUE";
}
