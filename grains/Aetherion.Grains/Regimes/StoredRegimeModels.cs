using System.Collections.Concurrent;
using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.Logging;

namespace Aetherion.Grains.Regimes;

/// <summary>
/// Models from the registry, and the one that ships with the product. A version never changes, so it is read once. A
/// champion that is damaged is passed over, loudly: the next wider scope serves.
/// </summary>
public sealed class StoredRegimeModels(
    IModelRegistry registry, RegimeModel shipped, ILogger<StoredRegimeModels> logger) : IRegimeModels
{
    /// <summary>How many models are kept in memory.</summary>
    private const int CachedMax = 256;

    private readonly ConcurrentDictionary<string, RegimeModel> _byVersion = new();

    public async Task<RegimeModel> GetAsync(
        InstrumentId instrument, Timeframe timeframe, string? version, CancellationToken cancellationToken)
    {
        if (version is not null)
            return await LoadAsync(version, cancellationToken);
        var champions = await registry.FindChampionsAsync(
            ModelFamilies.Regime, instrument, timeframe, cancellationToken);
        foreach (var champion in champions)
        {
            try
            {
                return await LoadAsync(champion, cancellationToken);
            }
            catch (InvalidDataException exception)
            {
                logger.LogError(
                    exception, "The champion {Version} of {Instrument} on {Timeframe} is not used.", champion,
                    instrument, timeframe);
            }
        }
        return shipped;
    }

    private async Task<RegimeModel> LoadAsync(string version, CancellationToken cancellationToken)
    {
        if (version == shipped.Version)
            return shipped;
        if (_byVersion.TryGetValue(version, out var known))
            return known;
        var stored = await registry.FindAsync(version, cancellationToken)
            ?? throw new InvalidDataException($"The regime model {version} is not registered any more.");
        var model = RegimeModelReader.Read(stored);
        if (_byVersion.Count >= CachedMax)
            _byVersion.Clear();
        return _byVersion.GetOrAdd(version, model);
    }
}
