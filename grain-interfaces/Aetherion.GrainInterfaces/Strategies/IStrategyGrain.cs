using Aetherion.Model;
using Orleans;
using Orleans.Concurrency;

namespace Aetherion.GrainInterfaces;

/// <summary>
/// A strategy or policy of a tenant on a symbol and timeframe; the key is a <see cref="StrategyKey"/>.
/// </summary>
[OfTenant]
[Alias("Aetherion.Strategy")]
public interface IStrategyGrain : IGrainWithStringKey
{
    /// <summary>
    /// Begins to follow the bars after the given sequence, or after the newest one when null; a grain that follows
    /// already goes on as it is. With null the bars before it are read back, as many as the strategy needs to warm up,
    /// without signals for them. Interleaves, so that a bot may ask while the strategy waits for that bot.
    /// </summary>
    [AlwaysInterleave]
    Task Follow(long? afterSequence);

    [AlwaysInterleave]
    Task<StrategySnapshot> GetSnapshot();

    /// <summary>Completes when the bar of that sequence, and with it its signal, is dealt with by every bot.</summary>
    [AlwaysInterleave]
    Task WhenProcessed(long sequence);
}
