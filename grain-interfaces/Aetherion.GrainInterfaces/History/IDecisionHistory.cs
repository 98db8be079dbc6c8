using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>Reads what was decided live: by regimes for everybody, by strategies for their tenant.</summary>
public interface IDecisionHistory
{
    /// <summary>Transitions of all regimes, by close time.</summary>
    Task<ImmutableArray<RegimeTransition>> ReadTransitionsAsync(
        DecisionFilter filter, HistoryPage page, CancellationToken cancellationToken);

    /// <summary>The transitions of these numbers; those that are not there are left out.</summary>
    Task<ImmutableArray<RegimeTransition>> FindTransitionsAsync(
        ImmutableArray<TransitionId> ids, CancellationToken cancellationToken);

    /// <summary>Switches of all strategies of a tenant, by close time.</summary>
    Task<ImmutableArray<StrategySwitch>> ReadSwitchesAsync(
        string tenant, DecisionFilter filter, HistoryPage page, CancellationToken cancellationToken);

    /// <summary>The switches of these ids; those that are not there are left out.</summary>
    Task<ImmutableArray<StrategySwitch>> FindSwitchesAsync(
        string tenant, ImmutableArray<string> ids, CancellationToken cancellationToken);
}
