namespace Aetherion.GrainInterfaces;

/// <summary>The venue says of an order that ended something else than it ended by.</summary>
/// <param name="OrderId">The order that is meant.</param>
/// <param name="Text">What the venue says, and what to do.</param>
public sealed record VenueContradiction(string OrderId, string Text);
