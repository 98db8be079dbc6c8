namespace Aetherion.Silo.Jobs;

/// <summary>The bounds of training in the background. One job runs at a time on a database.</summary>
public sealed record TrainingJobOptions
{
    /// <summary>How often the queue is looked at.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a job's progress is stored and its cancellation looked for.</summary>
    public TimeSpan ReportInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often a job may be begun, counting those that ended with their process.</summary>
    public int AttemptsMax { get; init; } = 3;
}
