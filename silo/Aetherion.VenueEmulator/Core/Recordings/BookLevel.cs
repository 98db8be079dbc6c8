namespace Aetherion.VenueEmulator.Core.Recordings;

/// <summary>A price and what rests there; the scales of the decimals are those of the text.</summary>
internal readonly record struct BookLevel(decimal Price, decimal Quantity);
