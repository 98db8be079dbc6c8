namespace Aetherion.Domain.Venues;

/// <summary>A field whose name is not known here.</summary>
/// <param name="Count">How often it came.</param>
public readonly record struct UnknownField(ShortText Name, long Count);
