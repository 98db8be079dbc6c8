using System.Text;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Execution.Planning;

/// <summary>
/// Collects the fields of selections for one operation under one set of @skip and @include conditions, so that
/// executing needs neither fragments nor directives.
/// </summary>
internal sealed class SelectionPlanner(
    GraphQLSchema schema,
    IReadOnlyDictionary<string, FragmentDefinitionNode> fragments,
    IReadOnlySet<string> trueVariables,
    int fieldsMax)
{
    private int _nextId;

    public int FieldCount => Volatile.Read(ref _nextId);

    public SelectionPlan PlanRoot(ObjectType type, SelectionSetNode selections)
    {
        var fields = new FieldGroups();
        Collect(type, selections, fields, null);
        return Build(type, fields);
    }

    public SelectionPlan Plan(ObjectType type, FieldNode[] parents)
    {
        var fields = new FieldGroups();
        HashSet<string>? visited = null;
        foreach (var parent in parents)
            visited = Collect(type, parent.SelectionSet!, fields, visited);
        return Build(type, fields);
    }

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
        {
            throw new GraphQLException(GraphQLError.WithCode(
                $"The operation selects more than {fieldsMax} fields once its fragments are expanded.",
                ErrorCodes.LimitExceeded));
        }

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

    private HashSet<string>? Collect(
        ObjectType type,
        SelectionSetNode selections,
        FieldGroups groups,
        HashSet<string>? visited)
    {
        foreach (var selection in selections.Selections)
        {
            switch (selection)
            {
                case FieldNode field when IsIncluded(field.Directives):
                    groups.Add(field.Alias ?? field.Name, field);
                    break;
                case InlineFragmentNode inline when IsIncluded(inline.Directives)
                    && Applies(inline.TypeCondition, type):
                    visited = Collect(type, inline.SelectionSet, groups, visited);
                    break;
                case FragmentSpreadNode spread when IsIncluded(spread.Directives):
                    visited ??= new HashSet<string>(StringComparer.Ordinal);
                    if (visited.Add(spread.Name.Value) && fragments.TryGetValue(spread.Name.Value, out var fragment)
                        && Applies(fragment.TypeCondition, type))
                    {
                        visited = Collect(type, fragment.SelectionSet, groups, visited);
                    }

                    break;
            }
        }

        return visited;
    }

    private bool Applies(NamedTypeNode? condition, ObjectType type) =>
        condition is null || condition.Name == type.Name
        || (schema.TryGetType(condition.Name, out var named) && named is IAbstractType face
            && face.IsPossibleType(type));

    private bool IsIncluded(DirectiveNode[] directives)
    {
        foreach (var directive in directives)
        {
            var isSkip = directive.Name == BuiltInDirectives.Skip;
            if ((isSkip || directive.Name == BuiltInDirectives.Include) && IsTrue(directive) == isSkip)
                return false;
        }

        return true;
    }

    private bool IsTrue(DirectiveNode directive) => directive.Arguments[0].Value switch
    {
        BooleanValueNode literal => literal.Value,
        VariableNode variable => trueVariables.Contains(variable.Name),
        _ => false,
    };
}
