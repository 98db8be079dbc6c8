namespace Aetherion.VenueEmulator.Core.Recordings;

/// <summary>Where a number stands in a frame.</summary>
internal readonly record struct NumberSlot(SlotName Name, int Start, int Length, long Value);
