namespace Aetherion.GrainInterfaces;

/// <summary>Which jobs are read, by their numbers.</summary>
/// <param name="State">Only those; null for all.</param>
public sealed record TrainingJobPage(TrainingJobState? State, NumberPage Place);
