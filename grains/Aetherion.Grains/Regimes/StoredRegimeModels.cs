using System.Collections.Concurrent;
using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Grains.Regimes;

/// <summary>Models from the store, and the one that ships with the product. A version never changes, so it is read once.</summary>
public sealed class StoredRegimeModels(IModelStore store, RegimeModel shipped) : IRegimeModels
{
    /// <summary>How many models are kept in memory.</summary>
    private const int CachedMax = 256;

    private readonly ConcurrentDictionary<string, RegimeModel> _byVersion = new();

    public async Task<RegimeModel> GetAsync(
        InstrumentId instrument, Timeframe timeframe, string? version, CancellationToken cancellationToken)
    {
        if (version is null)
            return await store.FindNewestAsync(instrument, timeframe, cancellationToken) is { } newest
                ? Load(newest)
                : shipped;
        if (version == shipped.Version)
            return shipped;
        if (_byVersion.TryGetValue(version, out var known))
            return known;
        return await store.FindAsync(version, cancellationToken) is { } stored
            ? Load(stored)
            : throw new InvalidDataException($"The regime model {version} of {instrument} is not stored any more.");
    }

    private RegimeModel Load(StoredModel stored)
    {
        if (_byVersion.TryGetValue(stored.Version, out var known))
            return known;
        var model = RegimeModelDocument.Read(stored.Document);
        if (_byVersion.Count >= CachedMax)
            _byVersion.Clear();
        return _byVersion.GetOrAdd(stored.Version, model);
    }
}
