namespace Aetherion.GrainInterfaces;

/// <summary>Which jobs are read, by their numbers.</summary>
/// <param name="State">Only those; null for all.</param>
/// <param name="Above">Only jobs with a larger number; null for no bound.</param>
/// <param name="Below">Only jobs with a smaller number; null for no bound.</param>
public sealed record TrainingJobPage(
    TrainingJobState? State, long? Above, long? Below, int Limit, bool NewestFirst);
