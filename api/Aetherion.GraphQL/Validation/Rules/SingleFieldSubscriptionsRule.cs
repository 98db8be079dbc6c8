using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Validation.Rules;

/// <summary>A subscription selects one root field, no introspection field, and has no conditions at its root.</summary>
internal sealed class SingleFieldSubscriptionsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.Operation != OperationKind.Subscription || Context.Schema.SubscriptionType is not { } root)
            return;
        var fields = new Dictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var order = new List<List<FieldNode>>();
        Collect(operation.SelectionSet, root, new HashSet<string>(StringComparer.Ordinal), fields, order);
        var name = operation.Name is { } named ? $"Subscription \"{named.Value}\"" : "Anonymous subscription";
        if (order.Count > 1)
        {
            Context.Report(
                this,
                $"{name} must select only one root field.",
                [.. order.Skip(1).SelectMany(nodes => nodes).Select(node => node.Start)]);
        }

        foreach (var nodes in order)
        {
            if (nodes[0].Name.StartsWith("__", StringComparison.Ordinal))
            {
                Context.Report(
                    this,
                    $"{name} must not select an introspection field at its root.",
                    [.. nodes.Select(node => node.Start)]);
            }
        }
    }

    private void Collect(
        SelectionSetNode selections,
        ObjectType root,
        HashSet<string> visited,
        Dictionary<string, List<FieldNode>> fields,
        List<List<FieldNode>> order)
    {
        foreach (var selection in selections.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    RefuseConditions(field.Directives);
                    Add(field, fields, order);
                    break;
                case InlineFragmentNode inline:
                    RefuseConditions(inline.Directives);
                    if (Applies(inline.TypeCondition, root))
                        Collect(inline.SelectionSet, root, visited, fields, order);
                    break;
                case FragmentSpreadNode spread:
                    RefuseConditions(spread.Directives);
                    if (visited.Add(spread.Name.Value) && Context.FindFragment(spread.Name.Value) is { } fragment
                        && Applies(fragment.TypeCondition, root))
                    {
                        Collect(fragment.SelectionSet, root, visited, fields, order);
                    }

                    break;
            }
        }
    }

    private static void Add(FieldNode field, Dictionary<string, List<FieldNode>> fields, List<List<FieldNode>> order)
    {
        var key = field.Alias ?? field.Name;
        if (!fields.TryGetValue(key, out var nodes))
        {
            fields[key] = nodes = [];
            order.Add(nodes);
        }

        nodes.Add(field);
    }

    private bool Applies(NamedTypeNode? condition, ObjectType root) =>
        condition is null || condition.Name == root.Name
        || (Context.Schema.TryGetType(condition.Name, out var type) && type is IAbstractType face
            && face.IsPossibleType(root));

    private void RefuseConditions(DirectiveNode[] directives)
    {
        foreach (var directive in directives)
        {
            if (directive.Name is BuiltInDirectives.Skip or BuiltInDirectives.Include)
                Context.Report(
                    this, $"@{directive.Name} must not stand at the root of a subscription.", directive.Start);
        }
    }
}
