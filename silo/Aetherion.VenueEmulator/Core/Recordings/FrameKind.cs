namespace Aetherion.VenueEmulator.Core.Recordings;

/// <summary>What a frame of a market says.</summary>
internal enum FrameKind
{
    Depth,
    Trade,
    AggregateTrade,
    BookTicker,
    MarkPrice,

    /// <summary>Whatever goes out as it was recorded, such as liquidations.</summary>
    Other,

    /// <summary>Not a frame of the venue: the book starts anew from a snapshot, because a recording starts over.</summary>
    Restart,
}
