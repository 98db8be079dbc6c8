using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Benchmarks.Api;

/// <summary>The transitions of one instrument in memory, from which a subscriber that joins later begins.</summary>
internal sealed class PublishedRegimes : IRegimeHistory
{
    private readonly Lock _lock = new();
    private readonly List<RegimeTransition> _transitions = [];

    public Task AppendAsync(ImmutableArray<RegimeTransition> transitions, CancellationToken cancellationToken)
    {
        lock (_lock)
            _transitions.AddRange(transitions);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<RegimeTransition>> ReadTransitionsAsync(
        RegimeKey key, DateTime? from, DateTime? to, int limit, bool newestFirst, CancellationToken cancellationToken) =>
        Task.FromResult(Read(transitions => (newestFirst ? transitions.Reverse() : transitions)
            .Where(transition => !(transition.BarCloseTime < from || transition.BarCloseTime >= to)), limit));

    public Task<ImmutableArray<RegimeTransition>> ReadTransitionsAfterAsync(
        RegimeKey key, long afterNumber, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(Read(transitions => transitions.Where(transition => transition.Number > afterNumber), limit));

    public Task<ImmutableArray<RegimeBar>> ReadRegimeBarsAsync(
        RegimeKey key, long afterSequence, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<RegimeBar>>([]);

    private ImmutableArray<RegimeTransition> Read(
        Func<IEnumerable<RegimeTransition>, IEnumerable<RegimeTransition>> choose, int limit)
    {
        lock (_lock)
            return [.. choose(_transitions).Take(limit)];
    }
}
