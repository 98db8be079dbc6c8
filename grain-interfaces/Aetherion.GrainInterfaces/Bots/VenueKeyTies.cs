namespace Aetherion.GrainInterfaces;

/// <summary>The venue keys, by id, that a bot cannot do without now; null where it is tied to none.</summary>
/// <param name="OfPosition">By which what it holds was bought; one that was added in its place will do too.</param>
/// <param name="OfOrder">By which its order under way is sent and asked for; no other will do.</param>
public sealed record VenueKeyTies(string? OfPosition, string? OfOrder);
