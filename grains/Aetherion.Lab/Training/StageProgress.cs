namespace Aetherion.Lab.Training;

/// <summary>Reports the progress of one stage with its rate, from any thread, at most ten times a second.</summary>
internal sealed class StageProgress(
    TrainingStage stage, long? total, TimeProvider time, IProgress<TrainingProgress>? progress)
{
    private static readonly TimeSpan IntervalMin = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly long _started = time.GetTimestamp();
    private long _reported = time.GetTimestamp();

    public void Report(long done)
    {
        if (progress is null)
            return;
        lock (_lock)
        {
            bool isLast = done == total;
            if (!isLast && time.GetElapsedTime(_reported) < IntervalMin)
                return;
            _reported = time.GetTimestamp();
            double seconds = time.GetElapsedTime(_started).TotalSeconds;
            progress.Report(new TrainingProgress(stage, done, total, seconds > 0 ? done / seconds : 0));
        }
    }
}
