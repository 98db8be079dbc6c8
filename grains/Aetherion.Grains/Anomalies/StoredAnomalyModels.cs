using Aetherion.Domain.Anomalies;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Models;
using Aetherion.Model;
using Microsoft.Extensions.Logging;

namespace Aetherion.Grains.Anomalies;

/// <summary>Anomaly models from the registry, and the one that ships with the product.</summary>
public sealed class StoredAnomalyModels(
    IModelRegistry registry, AnomalyModel shipped, ILogger<StoredAnomalyModels> logger) : IAnomalyModels
{
    private readonly StoredModels<AnomalyModel> _models = new(
        ModelFamilies.Anomaly, registry, shipped.Version, shipped, AnomalyModelReader.Read, logger);

    public AnomalyModel Shipped => shipped;

    public Task<AnomalyModel> GetAsync(
        InstrumentId instrument, Timeframe timeframe, string? version, CancellationToken cancellationToken) =>
        _models.GetAsync(instrument, timeframe, version, cancellationToken);
}
