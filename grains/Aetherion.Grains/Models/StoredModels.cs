using System.Collections.Concurrent;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.Logging;

namespace Aetherion.Grains.Models;

/// <summary>
/// Models of one family from the registry, and the one that ships with the product. A version never changes, so it is read
/// once. A champion that is damaged is passed over, loudly: the next wider scope serves.
/// </summary>
internal sealed class StoredModels<TModel>(
    string family,
    IModelRegistry registry,
    string shippedVersion,
    TModel shipped,
    Func<RegisteredModel, TModel> read,
    ILogger logger)
{
    /// <summary>How many models are kept in memory.</summary>
    private const int CachedMax = 256;

    private readonly ConcurrentDictionary<string, TModel> _byVersion = new();

    public async Task<TModel> GetAsync(
        InstrumentId instrument, Timeframe timeframe, string? version, CancellationToken cancellationToken)
    {
        if (version is not null)
            return await LoadAsync(version, cancellationToken);
        var champions = await registry.FindChampionsAsync(family, instrument, timeframe, cancellationToken);
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

    private async Task<TModel> LoadAsync(string version, CancellationToken cancellationToken)
    {
        if (version == shippedVersion)
            return shipped;
        if (_byVersion.TryGetValue(version, out var known))
            return known;
        var stored = await registry.FindAsync(version, cancellationToken)
            ?? throw new InvalidDataException($"The {family} model {version} is not registered any more.");
        var model = read(stored);
        if (_byVersion.Count >= CachedMax)
            _byVersion.Clear();
        return _byVersion.GetOrAdd(version, model);
    }
}
