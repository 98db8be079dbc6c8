using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Lab.Training;

/// <summary>Reports the iterations of a fit as a stage of training.</summary>
internal sealed class FitProgressAdapter(TimeProvider time, IProgress<TrainingProgress>? progress)
    : IProgress<BaumWelchProgress>
{
    private StageProgress? _stage;

    public void Report(BaumWelchProgress value)
    {
        _stage ??= new StageProgress(TrainingStage.Fitting, value.IterationsTotal, time, progress);
        _stage.Report(value.IterationsDone);
    }
}
