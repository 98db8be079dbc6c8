namespace Aetherion.VenueEmulator.Core.Recordings;

/// <summary>A recorded message whose times and ids can be written anew.</summary>
/// <param name="Micros">When it was received, in microseconds of the Unix epoch.</param>
/// <param name="Stream">The stream's name in the recording, empty where it holds none.</param>
/// <param name="Data">The message itself, without the wrapper of combined streams.</param>
/// <param name="Slots">The numbers that may be written anew, by position.</param>
internal sealed record RecordedFrame(
    long Micros, FrameKind Kind, string Symbol, string Stream, byte[] Data, NumberSlot[] Slots)
{
    /// <summary>The value of a slot, or -1.</summary>
    public long Value(SlotName name)
    {
        foreach (var slot in Slots)
        {
            if (slot.Name == name)
                return slot.Value;
        }
        return -1;
    }
}
