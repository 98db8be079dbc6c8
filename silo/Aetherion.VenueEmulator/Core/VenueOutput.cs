namespace Aetherion.VenueEmulator.Core;

/// <summary>Something that goes from the venue to one connection.</summary>
/// <param name="Stream">The stream a frame belongs to; empty for answers. Faults choose by it.</param>
/// <param name="CloseCode">The code of a close.</param>
public readonly record struct VenueOutput(
    int Connection, VenueOutputKind Kind, ReadOnlyMemory<byte> Payload, string Stream = "", int CloseCode = 0);
