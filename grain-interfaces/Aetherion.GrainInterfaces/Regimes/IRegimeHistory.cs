using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>Stores regime transitions and reads them back.</summary>
public interface IRegimeHistory
{
    /// <summary>Appends transitions; one whose id is stored already is left out.</summary>
    Task AppendAsync(ImmutableArray<RegimeTransition> transitions, CancellationToken cancellationToken);

    /// <summary>Transitions with a close time in [from, to), at most limit, newest or oldest first.</summary>
    Task<ImmutableArray<RegimeTransition>> ReadTransitionsAsync(
        RegimeKey key,
        DateTime? from,
        DateTime? to,
        int limit,
        bool newestFirst,
        CancellationToken cancellationToken);

    /// <summary>Transitions with a number above that one, oldest first.</summary>
    Task<ImmutableArray<RegimeTransition>> ReadTransitionsAfterAsync(
        RegimeKey key, long afterNumber, int limit, CancellationToken cancellationToken);

    /// <summary>Stored bars with the regime decided at each one's close, after a sequence, oldest first.</summary>
    Task<ImmutableArray<RegimeBar>> ReadRegimeBarsAsync(
        RegimeKey key, long afterSequence, int limit, CancellationToken cancellationToken);
}
