using System.Collections.Immutable;
using Aetherion.Model;
using Orleans;
using Orleans.Concurrency;

namespace Aetherion.GrainInterfaces;

/// <summary>The regime of a symbol and timeframe; the key is a <see cref="RegimeKey"/>.</summary>
[Alias("Aetherion.Regime")]
public interface IRegimeGrain : IGrainWithStringKey
{
    /// <summary>The regime decided at the close of the latest bar; null before the first.</summary>
    [AlwaysInterleave]
    Task<RegimeEstimate?> GetEstimate();

    /// <summary>Why the label stands as of the latest bar, against the next probable regime; null while it is not known.</summary>
    [AlwaysInterleave]
    Task<RegimeExplanation?> GetExplanation();

    /// <summary>
    /// Bars after a sequence, oldest first, as far as the grain still holds them; empty when it does not hold the next
    /// one: then <see cref="IRegimeHistory.ReadRegimeBarsAsync"/> has it.
    /// </summary>
    [AlwaysInterleave]
    Task<ImmutableArray<RegimeBar>> GetRecentBars(long afterSequence, int limit);

    /// <summary>Stores the state now, not only every so many bars.</summary>
    Task Checkpoint();
}
