using System.Collections.Immutable;
using Aetherion.GrainInterfaces;

namespace Aetherion.Silo.CoinGecko;

/// <summary>Stands where no data vendor is configured.</summary>
public sealed class NoReferences : IReferenceSource
{
    public TimeSpan Lifetime => TimeSpan.FromHours(1);

    public Task<ImmutableArray<AssetReference>> ReadAsync(
        IReadOnlyCollection<string> assets, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<AssetReference>.Empty);
}
