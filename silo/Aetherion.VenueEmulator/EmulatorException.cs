namespace Aetherion.VenueEmulator;

/// <summary>What a user asked for cannot be emulated; the message says why.</summary>
public sealed class EmulatorException(string message) : Exception(message);
