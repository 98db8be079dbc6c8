namespace Aetherion.Domain.Venues;

/// <summary>A field that is not known here, in one kind of message.</summary>
public readonly record struct UnknownFieldKey(VenueMessageKind Kind, ShortText Name);
