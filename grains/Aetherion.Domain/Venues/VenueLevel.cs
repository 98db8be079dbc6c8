namespace Aetherion.Domain.Venues;

/// <summary>A price of a book and the whole quantity that rests there; 0 removes the level.</summary>
public readonly record struct VenueLevel(ExactDecimal Price, ExactDecimal Quantity);
