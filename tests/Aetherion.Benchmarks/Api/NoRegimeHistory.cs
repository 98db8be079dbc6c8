using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Benchmarks.Api;

/// <summary>A history in which nothing is stored.</summary>
internal sealed class NoRegimeHistory : IRegimeHistory
{
    public Task AppendAsync(ImmutableArray<RegimeTransition> transitions, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task<ImmutableArray<RegimeTransition>> ReadTransitionsAsync(
        RegimeKey key, DateTime? from, DateTime? to, int limit, bool newestFirst, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<RegimeTransition>>([]);

    public Task<ImmutableArray<RegimeTransition>> ReadTransitionsAfterAsync(
        RegimeKey key, long afterNumber, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<RegimeTransition>>([]);

    public Task<ImmutableArray<RegimeBar>> ReadRegimeBarsAsync(
        RegimeKey key, long afterSequence, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<RegimeBar>>([]);
}
