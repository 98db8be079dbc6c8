using Aetherion.Lab.Training;

namespace Aetherion.Silo.Jobs;

/// <summary>The latest progress of a job, told from any thread.</summary>
internal sealed class JobProgress : IProgress<TrainingProgress>
{
    private TrainingProgress _latest = new(TrainingStage.Reading, 0, null, 0);

    public TrainingProgress Latest => Volatile.Read(ref _latest);

    public void Report(TrainingProgress value) => Volatile.Write(ref _latest, value);
}
