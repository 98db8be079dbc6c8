using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Execution.Planning;

/// <summary>
/// Collects the fields of selections, fragments included, for one operation under one set of @skip and @include
/// conditions. For an interface or union the fields of all fragments are collected, whatever their type.
/// </summary>
internal sealed class FieldCollector(
    GraphQLSchema schema,
    IReadOnlyDictionary<string, FragmentDefinitionNode> fragments,
    IReadOnlySet<string> trueVariables)
{
    public FieldGroups Collect(NamedType type, SelectionSetNode selections)
    {
        var fields = new FieldGroups();
        Collect(type, selections, fields, null);
        return fields;
    }

    public FieldGroups Collect(NamedType type, FieldNode[] parents)
    {
        var fields = new FieldGroups();
        HashSet<string>? visited = null;
        foreach (var parent in parents)
            visited = Collect(type, parent.SelectionSet!, fields, visited);
        return fields;
    }

    private HashSet<string>? Collect(
        NamedType type,
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

    private bool Applies(NamedTypeNode? condition, NamedType type) =>
        condition is null || condition.Name == type.Name || type is not ObjectType objectType
        || (schema.TryGetType(condition.Name, out var named) && named is IAbstractType face
            && face.IsPossibleType(objectType));

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
