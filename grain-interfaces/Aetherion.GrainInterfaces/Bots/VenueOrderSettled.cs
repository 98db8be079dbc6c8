namespace Aetherion.GrainInterfaces;

/// <summary>An order after a person said what became of it, or why that was refused.</summary>
public sealed record VenueOrderSettled(VenueOrderProgress? Progress, Refusal? Refusal);
