using Aetherion.GrainInterfaces;
using Aetherion.Lab.Training;
using Aetherion.Model;

namespace Aetherion.Lab.Models;

/// <summary>Trains regime models for the registry.</summary>
public sealed class RegimeModelTrainer(TimeProvider time) : IModelTrainer
{
    public string Family => ModelFamilies.Regime;

    public async Task<TrainedModel> TrainAsync(
        TrainingJobRequest request,
        Instrument instrument,
        IAsyncEnumerable<Candle> bars,
        RegisteredModel? champion,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var training = new TrainingRequest(instrument, request.Timeframe, bars);
        training = training with
        {
            Fit = training.Fit with { StateCount = request.StateCount, Seed = request.Seed },
        };
        training = training.For(request.Preset);
        var (report, refusal) = await new RegimeRefit(time).TrainAsync(
            training, request.IsNamedAfresh ? null : champion, progress, cancellationToken);
        return RegimeRegistration.Trained(report, refusal, request.Scope, time.GetUtcNow().UtcDateTime);
    }
}
