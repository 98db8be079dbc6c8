using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

internal sealed class FakeRegimeHistory : IRegimeHistory
{
    public List<RegimeTransition> Transitions { get; } = [];

    public Task<ImmutableArray<RegimeTransition>> ReadTransitionsAsync(
        RegimeKey key,
        DateTime? from,
        DateTime? to,
        int limit,
        bool newestFirst,
        CancellationToken cancellationToken)
    {
        var found = Transitions.Where(transition => transition.Key == key
            && (from is null || transition.BarCloseTime >= from) && (to is null || transition.BarCloseTime < to));
        var ordered = newestFirst
            ? found.OrderByDescending(transition => transition.BarCloseTime)
            : found.OrderBy(transition => transition.BarCloseTime);
        return Task.FromResult<ImmutableArray<RegimeTransition>>([.. ordered.Take(limit)]);
    }

    public Task<ImmutableArray<RegimeTransition>> ReadTransitionsAfterAsync(
        RegimeKey key, long afterNumber, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<RegimeTransition>>(
        [
            .. Transitions.Where(transition => transition.Key == key && transition.Number > afterNumber)
                .OrderBy(transition => transition.Number)
                .Take(limit),
        ]);

    public Task AppendAsync(ImmutableArray<RegimeTransition> transitions, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>The bars of the key that a test reads, with their labels.</summary>
    public List<RegimeBar> Bars { get; } = [];

    public Task<ImmutableArray<RegimeBar>> ReadRegimeBarsAsync(
        RegimeKey key, long afterSequence, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<RegimeBar>>(
            [.. Bars.Where(bar => bar.Sequence > afterSequence).OrderBy(bar => bar.Sequence).Take(limit)]);
}
