using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Execution.Planning;

/// <summary>The variables on which @skip and @include of an operation and its fragments depend.</summary>
internal sealed class ConditionFinder
{
    private readonly IReadOnlyDictionary<string, FragmentDefinitionNode> _fragments;
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly HashSet<string> _variables = new(StringComparer.Ordinal);

    private ConditionFinder(IReadOnlyDictionary<string, FragmentDefinitionNode> fragments) => _fragments = fragments;

    public static string[] Find(
        OperationDefinitionNode operation,
        IReadOnlyDictionary<string, FragmentDefinitionNode> fragments)
    {
        var finder = new ConditionFinder(fragments);
        finder.Visit(operation.SelectionSet);
        return [.. finder._variables.Order(StringComparer.Ordinal)];
    }

    private void Visit(SelectionSetNode? selections)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            switch (selection)
            {
                case FieldNode field:
                    Visit(field.Directives);
                    Visit(field.SelectionSet);
                    break;
                case InlineFragmentNode inline:
                    Visit(inline.Directives);
                    Visit(inline.SelectionSet);
                    break;
                case FragmentSpreadNode spread:
                    Visit(spread.Directives);
                    if (_visited.Add(spread.Name.Value) && _fragments.TryGetValue(spread.Name.Value, out var fragment))
                        Visit(fragment.SelectionSet);
                    break;
            }
        }
    }

    private void Visit(DirectiveNode[] directives)
    {
        foreach (var directive in directives)
        {
            var isCondition = directive.Name is BuiltInDirectives.Skip or BuiltInDirectives.Include;
            if (isCondition && directive.Arguments[0].Value is VariableNode variable)
                _variables.Add(variable.Name);
        }
    }
}
