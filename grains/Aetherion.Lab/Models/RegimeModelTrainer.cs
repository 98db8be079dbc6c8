using Aetherion.Domain.Regimes;
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
            Preset = PresetOf(request.Preset),
            Fit = training.Fit with { StateCount = request.StateCount, Seed = request.Seed },
        };
        var report = await new RegimeTrainer(time).TrainAsync(training, progress, cancellationToken);
        var model = RegimeRegistration.Of(report, request.Scope, time.GetUtcNow().UtcDateTime);
        return new TrainedModel(model, RefitCheck.WhyRefused(champion, report.Model));
    }

    private static RegimePreset PresetOf(TrainingPreset preset) => preset switch
    {
        TrainingPreset.Regimes => RegimePreset.Regimes,
        TrainingPreset.Liquidity => RegimePreset.Liquidity,
        _ => throw new ArgumentException($"There is no preset {preset}."),
    };
}
