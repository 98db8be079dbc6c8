using Aetherion.Api.Access;
using Aetherion.Api.History;
using Aetherion.Api.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Decisions;

/// <summary>
/// Pages of what was decided: transitions and switches in one list. Of each the page is read whole, and what comes
/// first of both is the page.
/// </summary>
internal sealed class DecisionPager(ICallerContext caller, IDecisionHistory history)
{
    private const string CursorKind = "decision";

    public async Task<Connection<IDecision>> ReadAsync(
        DecisionFilterInput? where, HistoryOrder order, PagingArguments paging, CancellationToken cancellationToken)
    {
        var page = HistoryPaging.Read(CursorKind, paging, order);
        var filter = DecisionFilterInput.Read(where);
        var transitions = where?.Kind is null or DecisionKind.RegimeTransition
            ? history.ReadTransitionsAsync(filter, page, cancellationToken)
            : null;
        var switches = where?.Kind is null or DecisionKind.StrategySwitch
            ? history.ReadSwitchesAsync(caller.Tenant, filter, page, cancellationToken)
            : null;
        var found = new List<IDecision>();
        if (transitions is not null)
            found.AddRange((await transitions).Select(decision => new RegimeTransitionType(decision)));
        if (switches is not null)
            found.AddRange((await switches).Select(decision => new StrategySwitchType(decision)));
        return HistoryPaging.Make(page.Of(found, PlaceOf), CursorKind, PlaceOf, paging);
    }

    private static HistoryPlace PlaceOf(IDecision decision) => decision switch
    {
        RegimeTransitionType transition => transition.Place,
        StrategySwitchType change => change.Place,
        _ => throw new InvalidOperationException($"A {decision.GetType().Name} has no place in a list."),
    };
}
