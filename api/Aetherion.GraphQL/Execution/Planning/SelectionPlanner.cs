using System.Text;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Execution.Planning;

/// <summary>
/// Plans the fields of selections for one operation under one set of @skip and @include conditions, so that executing
/// needs neither fragments nor directives.
/// </summary>
internal sealed class SelectionPlanner(GraphQLSchema schema, FieldCollector collector, int fieldsMax)
{
    private int _nextId;

    public int FieldCount => Volatile.Read(ref _nextId);

    public static GraphQLException TooManyFields(int fieldsMax) => new(GraphQLError.WithCode(
        $"The operation selects more than {fieldsMax} fields once its fragments are expanded.",
        ErrorCodes.LimitExceeded));

    public SelectionPlan PlanRoot(ObjectType type, SelectionSetNode selections) =>
        Build(type, collector.Collect(type, selections));

    public SelectionPlan Plan(ObjectType type, FieldNode[] parents) => Build(type, collector.Collect(type, parents));

    private SelectionPlan Build(ObjectType type, FieldGroups groups)
    {
        var plans = new FieldPlan[groups.Count];
        for (var index = 0; index < plans.Length; index++)
        {
            var (key, nodes) = groups[index];
            plans[index] = Build(type, key, nodes);
        }

        return new SelectionPlan(type, plans);
    }

    private FieldPlan Build(ObjectType type, string key, FieldNode[] nodes)
    {
        var id = Interlocked.Increment(ref _nextId) - 1;
        if (id >= fieldsMax)
            throw TooManyFields(fieldsMax);

        var definition = schema.FindField(type, nodes[0].Name)
            ?? throw new InvalidOperationException($"{type.Name} has no field {nodes[0].Name}.");
        var arguments = definition.Arguments.Count == 0
            ? ArgumentPlan.Empty
            : new ArgumentPlan(definition.Arguments, nodes[0].Arguments);
        var named = definition.Type.Named;
        var subSelection = named.IsComposite ? new SubSelection(this, named, nodes) : null;
        return new FieldPlan(
            id, key, Encoding.UTF8.GetBytes($"\"{key}\":"), definition, nodes, arguments, subSelection);
    }
}
