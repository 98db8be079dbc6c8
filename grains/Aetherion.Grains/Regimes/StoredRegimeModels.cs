using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Models;
using Aetherion.Model;
using Microsoft.Extensions.Logging;

namespace Aetherion.Grains.Regimes;

/// <summary>Regime models from the registry, and the one that ships with the product.</summary>
public sealed class StoredRegimeModels(
    IModelRegistry registry, RegimeModel shipped, ILogger<StoredRegimeModels> logger) : IRegimeModels
{
    private readonly StoredModels<RegimeModel> _models = new(
        ModelFamilies.Regime, registry, shipped.Version, shipped, RegimeModelReader.Read, logger);

    public Task<RegimeModel> GetAsync(
        InstrumentId instrument, Timeframe timeframe, string? version, CancellationToken cancellationToken) =>
        _models.GetAsync(instrument, timeframe, version, cancellationToken);
}
