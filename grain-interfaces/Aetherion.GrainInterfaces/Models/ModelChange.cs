namespace Aetherion.GrainInterfaces;

/// <summary>What a request to the registry did, or why it did nothing.</summary>
public sealed record ModelChange(ModelEvent? Event, Refusal? Refusal);
