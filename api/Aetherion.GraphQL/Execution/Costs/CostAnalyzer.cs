using Aetherion.GraphQL.Execution.Planning;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;
using Aetherion.GraphQL.Types.Introspection;

namespace Aetherion.GraphQL.Execution.Costs;

/// <summary>
/// Makes the cost of an operation under one set of @skip and @include conditions; the formula is in the library's
/// README. Fields of one response key count once; below interfaces and unions, fragments on different types add up.
/// </summary>
internal sealed class CostAnalyzer(GraphQLSchema schema, FieldCollector collector, GraphQLOptions options)
{
    private int _fields;

    public CostExpression Analyze(OperationDefinitionNode operation)
    {
        var root = schema.RootType(operation.Operation)!;
        var fields = collector.Collect(root, operation.SelectionSet);
        return SelectionsOf(root, fields, null, []).Plus(new OperationCost(0, root.Weight));
    }

    private CostExpression SelectionsOf(
        NamedType parent,
        FieldGroups groups,
        ListLength? sized,
        IReadOnlyList<string> sizedFields)
    {
        var cost = CostExpression.Zero;
        for (var index = 0; index < groups.Count; index++)
        {
            foreach (var nodes in groups[index].Nodes.GroupBy(node => node.Name))
            {
                var length = sizedFields.Contains(nodes.Key) ? sized : null;
                cost = cost.Plus(FieldOf(parent, [.. nodes], length));
            }
        }

        return cost;
    }

    private CostExpression FieldOf(NamedType parent, FieldNode[] nodes, ListLength? length)
    {
        if (++_fields > options.MaxExpandedFields)
            throw SelectionPlanner.TooManyFields(options.MaxExpandedFields);
        if (nodes[0].Name is MetaFields.Schema or MetaFields.Type or MetaFields.TypeName)
            return CostExpression.Zero;
        // Fragments within fragments can be on types that the parent never is of: such a field is never resolved.
        if (Find(parent, nodes[0].Name) is not { } field)
            return CostExpression.Zero;
        var own = new OperationCost(field.Weight + ArgumentsOf(field, nodes[0]), 0);
        var bound = BoundOf(field, nodes[0]);
        var isList = field.Type.Nullable is ListType;
        if (isList)
            length ??= bound ?? new ListLength(options.AssumedListSize);
        var item = ItemOf(field.Type.Named, nodes, isList ? null : bound, field.ListSize?.SizedFields ?? []);
        return (length is null ? item : item.Times(length)).Plus(own);
    }

    private ListLength? BoundOf(FieldDefinition field, FieldNode node)
    {
        if (field.ListSize is not { } size)
            return null;
        PagingBoundaries.Require(field, size, node, options.RequirePagingBoundaries);
        return ListLength.Of(size, field, node, options.AssumedListSize);
    }

    private CostExpression ItemOf(
        NamedType type,
        FieldNode[] nodes,
        ListLength? sized,
        IReadOnlyList<string> sizedFields)
    {
        var weight = new OperationCost(0, type.Weight);
        return type.IsComposite
            ? SelectionsOf(type, collector.Collect(type, nodes), sized, sizedFields).Plus(weight)
            : new CostExpression(weight, []);
    }

    /// <summary>Below an interface or union, the dearest of the fields that the name can mean.</summary>
    private FieldDefinition? Find(NamedType parent, string name)
    {
        var found = schema.FindField(parent, name);
        if (parent is not IAbstractType face)
            return found;
        foreach (var type in face.PossibleTypes)
        {
            if (type.TryGetField(name, out var field) && (found is null || field.Weight > found.Weight))
                found = field;
        }

        return found;
    }

    private double ArgumentsOf(FieldDefinition field, FieldNode node)
    {
        var weight = 0d;
        foreach (var argument in node.Arguments)
        {
            if (!field.TryGetArgument(argument.Name, out var definition))
                continue;
            // What a filter in a variable asks for is not known, and other than in a mutation it is asked of each item.
            var isOpenFilter = argument.Value is VariableNode && definition.Type.Named is InputObjectType
                && (field.ListSize is not null || field.Type.Nullable is ListType);
            weight += isOpenFilter ? options.FilterVariableFactor * definition.Weight : definition.Weight;
        }

        return weight;
    }
}
