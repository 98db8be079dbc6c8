using System.Collections.Immutable;
using Aetherion.Model;
using Orleans;
using Orleans.Concurrency;

namespace Aetherion.GrainInterfaces;

/// <summary>
/// Which venue fed a symbol when, so that history says where it comes from; the key is the instrument, such as
/// <c>fallback:BTC-USD</c>.
/// </summary>
[Alias("Aetherion.FeedSwitches")]
public interface IFeedSwitchesGrain : IGrainWithStringKey
{
    /// <summary>Keeps a switch. Returns when it is stored; a switch that is known already changes nothing.</summary>
    Task Keep(FeedSwitch feedSwitch);

    /// <summary>The switches that are kept, newest first.</summary>
    [AlwaysInterleave]
    Task<ImmutableArray<FeedSwitch>> GetAll();
}
