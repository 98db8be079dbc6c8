using Aetherion.GrainInterfaces;
using Aetherion.Lab.Models;
using Aetherion.Lab.Training;
using Aetherion.Model;

namespace Aetherion.Silo.Tests.Jobs;

/// <summary>A trainer that does what the test says and gives a version made of the seed.</summary>
internal sealed class ScriptedTrainer : IModelTrainer
{
    public string Family => ModelFamilies.Regime;

    /// <summary>Completed when a training has begun.</summary>
    public TaskCompletionSource Begun { get; private set; } = NewSignal();

    /// <summary>What a training waits for, besides its cancellation.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public Exception? Failure { get; set; }

    public string? Refusal { get; set; }

    public string? Reservation { get; set; }

    /// <summary>The champion a training was shown.</summary>
    public RegisteredModel? Champion { get; private set; }

    public void Rearm() => Begun = NewSignal();

    public async Task<TrainedModel> TrainAsync(
        TrainingJobRequest request,
        Instrument instrument,
        IAsyncEnumerable<Candle> bars,
        RegisteredModel? champion,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        Champion = champion;
        progress?.Report(new TrainingProgress(TrainingStage.Fitting, 42, 100, 1));
        Begun.TrySetResult();
        await Gate.WaitAsync(cancellationToken);
        if (Failure is not null)
            throw Failure;
        var model = new RegisteredModel(
            $"v{request.Seed}", request.Scope, default, default, default, "hash", ["LogReturn"], "{}", "{}", "{}",
            request.Seed);
        return new TrainedModel(model, Refusal) { Reservation = Reservation };
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
