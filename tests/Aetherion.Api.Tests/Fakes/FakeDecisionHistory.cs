using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>Transitions of the regime history and switches of strategies, read as the port says.</summary>
internal sealed class FakeDecisionHistory(FakeRegimeHistory regimes) : IDecisionHistory
{
    public List<StrategySwitch> Switches { get; } = [];

    public Task<ImmutableArray<RegimeTransition>> ReadTransitionsAsync(
        DecisionFilter filter, HistoryPage page, CancellationToken cancellationToken) => Task.FromResult(page.Of(
        regimes.Transitions.Where(found => IsWanted(filter, found.Key, found.BarCloseTime)),
        found => new HistoryPlace(found.BarCloseTime, found.Id)));

    public Task<ImmutableArray<RegimeTransition>> FindTransitionsAsync(
        ImmutableArray<TransitionId> ids, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<RegimeTransition>>(
            [.. regimes.Transitions.Where(found => ids.Contains(new TransitionId(found.Key, found.Number)))]);

    public Task<ImmutableArray<StrategySwitch>> ReadSwitchesAsync(
        string tenant, DecisionFilter filter, HistoryPage page, CancellationToken cancellationToken) =>
        Task.FromResult(page.Of(
            Switches.Where(found => found.Key.Tenant == tenant && IsWanted(filter, found.Key.Regime, found.BarCloseTime)),
            found => new HistoryPlace(found.BarCloseTime, found.Id)));

    public Task<ImmutableArray<StrategySwitch>> FindSwitchesAsync(
        string tenant, ImmutableArray<string> ids, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<StrategySwitch>>(
            [.. Switches.Where(found => found.Key.Tenant == tenant && ids.Contains(found.Id))]);

    private static bool IsWanted(DecisionFilter filter, RegimeKey key, DateTime time) =>
        (filter.Instrument is null || key.Symbol.Instrument == filter.Instrument)
        && (filter.Timeframe is null || key.Timeframe == filter.Timeframe)
        && (filter.From is null || time >= filter.From)
        && (filter.To is null || time < filter.To);
}
