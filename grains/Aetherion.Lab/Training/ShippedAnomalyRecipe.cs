using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.Domain.Learning.IsolationForests;
using Aetherion.Domain.Monitoring;
using Aetherion.Model;

namespace Aetherion.Lab.Training;

/// <summary>
/// How the anomaly model that ships with the product was trained: on the bars of <see cref="ShippedModelRecipe"/>.
/// </summary>
public static class ShippedAnomalyRecipe
{
    /// <summary>The seed of the forest.</summary>
    public const int ForestSeed = 1;

    /// <summary>Trains the model and takes the deciles of what it was trained on.</summary>
    public static async Task<(AnomalyModel Model, TrainingReference Reference)> TrainAsync(CancellationToken cancellationToken)
    {
        TrainingRequest request = ShippedModelRecipe.Request();
        SymbolPipeline pipeline = new(request.Instrument);
        AnomalyTrainer trainer = new(request.Instrument.Id, request.Timeframe);
        await foreach (Candle candle in request.Bars.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            pipeline.AddBar(candle);
            foreach (ref readonly ClosedBar bar in pipeline.Closed)
                trainer.Add(bar);
            pipeline.ClearClosed();
        }

        return (
            trainer.Train(new IsolationForestOptions { Seed = ForestSeed }, cancellationToken),
            TrainingReferences.Of(trainer));
    }
}
