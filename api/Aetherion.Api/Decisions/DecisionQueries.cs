using Aetherion.Api.Access;
using Aetherion.Api.History;
using Aetherion.Api.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Decisions;

[QueryType]
[Authorize(AccessPolicies.Read)]
internal static class DecisionQueries
{
    [GraphQLDescription("The decision of an id: a transition of a regime or a switch of a strategy.")]
    public static async Task<IDecision?> GetDecisionAsync(
        TransitionIdLoader transitions, SwitchLoader switches, [ID] string id) =>
        await FindAsync(transitions, switches, id) ?? throw ApiErrors.NotFound("decision", id);

    [GraphQLDescription("What was decided: by the regimes of all markets, and by the strategies of the tenant.")]
    [UsePaging]
    public static Task<Connection<IDecision>> GetDecisionsAsync(
        DecisionPager pager,
        PagingArguments paging,
        DecisionFilterInput? where = null,
        HistoryOrder orderBy = HistoryOrder.NewestFirst,
        CancellationToken cancellationToken = default) => pager.ReadAsync(where, orderBy, paging, cancellationToken);

    [GraphQLIgnore]
    public static async Task<IDecision?> FindAsync(TransitionIdLoader transitions, SwitchLoader switches, string id)
    {
        if (NodeIds.TryParseTransition(id, out var key, out var number))
        {
            return await transitions.LoadAsync(new TransitionId(key, number)) is { } transition
                ? new RegimeTransitionType(transition)
                : null;
        }
        return NodeIds.TryParseSwitch(id, out var switchId) && await switches.LoadAsync(switchId) is { } change
            ? new StrategySwitchType(change)
            : null;
    }
}
