using Aetherion.GrainInterfaces;
using Aetherion.Lab.Models;
using Aetherion.Lab.Training;
using Aetherion.Model;

namespace Aetherion.Silo.Tests.Jobs;

/// <summary>A trainer that reads its bars, stops on the way where it is told to, and gives a version made of their count.</summary>
internal sealed class ReadingTrainer : IModelTrainer
{
    private readonly List<Candle> _bars = [];

    public string Family => ModelFamilies.Regime;

    /// <summary>After how many bars it waits; 0 for never.</summary>
    public int PauseAfter { get; set; }

    /// <summary>Completed when it waits.</summary>
    public TaskCompletionSource Paused { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The bars of the latest training.</summary>
    public IReadOnlyList<Candle> Bars => _bars;

    public async Task<TrainedModel> TrainAsync(
        TrainingJobRequest request,
        Instrument instrument,
        IAsyncEnumerable<Candle> bars,
        RegisteredModel? champion,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        _bars.Clear();
        // The token is not given on: reading has to end by itself when the job is cancelled.
        await foreach (var bar in bars)
        {
            _bars.Add(bar);
            progress?.Report(new TrainingProgress(TrainingStage.Reading, _bars.Count, null, 1));
            if (_bars.Count == PauseAfter)
                await PauseAsync(cancellationToken);
        }
        var model = new RegisteredModel(
            $"v{_bars.Count}", request.Scope, default, default, default, "hash", [], "{}", "{}", "{}", request.Seed);
        return new TrainedModel(model, null);
    }

    private async Task PauseAsync(CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(() => cancelled.SetResult());
        Paused.TrySetResult();
        await cancelled.Task;
    }
}
