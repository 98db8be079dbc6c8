using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Execution.Planning;

/// <summary>
/// What is selected below a field. For an object type there is one plan, made at once; for interfaces and unions there
/// is one for each type that turns up, made then: nested, they would be too many to make in advance.
/// </summary>
internal sealed class SubSelection
{
    private readonly SelectionPlanner _planner;
    private readonly FieldNode[] _nodes;
    private readonly SelectionPlan? _only;
    private SelectionPlan[] _plans = [];

    public SubSelection(SelectionPlanner planner, NamedType type, FieldNode[] nodes)
    {
        _planner = planner;
        _nodes = nodes;
        if (type is ObjectType objectType)
            _only = planner.Plan(objectType, nodes);
    }

    public bool MayHaveAsync => _only?.HasAsync ?? true;

    public SelectionPlan For(ObjectType type)
    {
        if (_only is not null)
            return _only;
        foreach (var plan in _plans)
        {
            if (plan.Type == type)
                return plan;
        }

        return Add(type);
    }

    private SelectionPlan Add(ObjectType type)
    {
        lock (_nodes)
        {
            if (Array.Find(_plans, plan => plan.Type == type) is { } existing)
                return existing;
            var added = _planner.Plan(type, _nodes);
            _plans = [.. _plans, added];
            return added;
        }
    }
}
