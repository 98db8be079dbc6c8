using Aetherion.GrainInterfaces;
using Aetherion.Lab.Training;
using Aetherion.Model;

namespace Aetherion.Lab.Models;

/// <summary>Trains models of one family from bars.</summary>
public interface IModelTrainer
{
    /// <summary>One of <see cref="ModelFamilies"/>.</summary>
    string Family { get; }

    /// <summary>Trains a model, and compares it with the one it may replace.</summary>
    /// <param name="bars">Closed bars of one timeframe, oldest first.</param>
    /// <param name="champion">The champion of the scope; null where there is none.</param>
    /// <exception cref="ArgumentException">The request contradicts itself, or its bars are too few.</exception>
    Task<TrainedModel> TrainAsync(
        TrainingJobRequest request,
        Instrument instrument,
        IAsyncEnumerable<Candle> bars,
        RegisteredModel? champion,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken);
}
