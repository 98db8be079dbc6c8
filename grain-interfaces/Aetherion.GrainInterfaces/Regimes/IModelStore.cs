using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>Trained models by version.</summary>
public interface IModelStore
{
    /// <summary>Stores a model; the same version again changes nothing.</summary>
    Task SaveAsync(StoredModel model, CancellationToken cancellationToken);

    Task<StoredModel?> FindAsync(string version, CancellationToken cancellationToken);

    /// <summary>The model to use for a symbol and timeframe: the newest trained for both, otherwise null.</summary>
    Task<StoredModel?> FindNewestAsync(
        InstrumentId instrument, Timeframe timeframe, CancellationToken cancellationToken);
}
