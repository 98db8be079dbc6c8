using System.Collections.Concurrent;
using Aetherion.GraphQL.Execution.Costs;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Execution.Planning;

/// <summary>An operation of a valid document. Each combination of its conditions has a plan of its own.</summary>
internal sealed class PreparedOperation
{
    /// <summary>Combinations of conditions whose plans are kept; further ones are planned for each request.</summary>
    private const int PlansMax = 32;

    /// <summary>Condition variables that fit into a plan's key; an operation with more has no kept plans.</summary>
    private const int ConditionsMax = 64;

    private readonly GraphQLSchema _schema;
    private readonly IReadOnlyDictionary<string, FragmentDefinitionNode> _fragments;
    private readonly GraphQLOptions _options;
    private readonly string[] _conditions;
    private readonly ConcurrentDictionary<ulong, OperationPlan> _plans = new();

    public PreparedOperation(
        GraphQLSchema schema,
        OperationDefinitionNode definition,
        IReadOnlyDictionary<string, FragmentDefinitionNode> fragments,
        GraphQLOptions options)
    {
        _schema = schema;
        _fragments = fragments;
        _options = options;
        Definition = definition;
        _conditions = ConditionFinder.Find(definition, fragments);
    }

    public OperationDefinitionNode Definition { get; }

    public OperationKind Kind => Definition.Operation;

    public OperationPlan Plan(VariableValues variables)
    {
        if (_conditions.Length > ConditionsMax)
            return Make(variables);
        var key = 0ul;
        for (var index = 0; index < _conditions.Length; index++)
            key |= variables.IsTrue(_conditions[index]) ? 1ul << index : 0;
        if (_plans.TryGetValue(key, out var plan))
            return plan;
        plan = Make(variables);
        if (_plans.Count < PlansMax)
            _plans.TryAdd(key, plan);
        return plan;
    }

    private OperationPlan Make(VariableValues variables)
    {
        var trueVariables = _conditions.Where(variables.IsTrue).ToHashSet(StringComparer.Ordinal);
        var collector = new FieldCollector(_schema, _fragments, trueVariables);
        var planner = new SelectionPlanner(_schema, collector, _options.MaxExpandedFields);
        var root = planner.PlanRoot(_schema.RootType(Kind)!, Definition.SelectionSet);
        var cost = new CostAnalyzer(_schema, collector, _options).Analyze(Definition);
        return new OperationPlan(Definition, root, planner, cost);
    }
}
