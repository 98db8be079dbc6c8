using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Lab.Training;

/// <summary>Reports the iterations of fits, one after the other, as one stage of training.</summary>
/// <param name="fitCount">How many fits are to come, all with as many iterations at most.</param>
internal sealed class FitProgressAdapter(TimeProvider time, IProgress<TrainingProgress>? progress, int fitCount = 1)
    : IProgress<BaumWelchProgress>
{
    private StageProgress? _stage;
    private long _doneBefore;
    private long _total;

    public void Report(BaumWelchProgress value)
    {
        _total = value.IterationsTotal;
        _stage ??= new StageProgress(TrainingStage.Fitting, fitCount * _total, time, progress);
        _stage.Report(_doneBefore + value.IterationsDone);
    }

    /// <summary>A fit is over, however many iterations it took.</summary>
    public void EndFit() => _doneBefore += _total;
}
