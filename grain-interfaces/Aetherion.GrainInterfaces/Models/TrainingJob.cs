namespace Aetherion.GrainInterfaces;

/// <summary>A training job.</summary>
/// <param name="Number">Counts jobs; later ones have larger numbers.</param>
/// <param name="AttemptCount">How often it was begun: more than once after a crash.</param>
/// <param name="IsCancelRequested">Whether somebody asked for its end.</param>
/// <param name="Stage">What it is doing.</param>
/// <param name="Done">How much of the stage is done: bars, bytes of a file that is read, or iterations.</param>
/// <param name="Total">All of it; null when that is not known, as of stored bars.</param>
/// <param name="ModelVersion">What it registered; null before.</param>
/// <param name="Message">How it ended, for people.</param>
public sealed record TrainingJob(
    long Number,
    TrainingJobRequest Request,
    TrainingJobState State,
    int AttemptCount,
    bool IsCancelRequested,
    string Stage,
    long Done,
    long? Total,
    DateTime CreatedTime,
    DateTime? StartedTime,
    DateTime? EndedTime,
    string? ModelVersion,
    string Message);
