namespace Aetherion.VenueEmulator.Core.Recordings;

/// <summary>The numbers of a frame that the emulator writes anew.</summary>
internal enum SlotName
{
    /// <summary>Milliseconds, or microseconds where the recording asked for them.</summary>
    Time,
    FirstUpdateId,
    LastUpdateId,
    PreviousUpdateId,
    TradeId,
    AggregateId,
}
