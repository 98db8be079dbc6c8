using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Validation;

/// <summary>What the rules of one validation share: schema, document, where the walk is, and the errors.</summary>
internal sealed class ValidationContext
{
    private readonly List<IError> _errors = [];
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<SelectionSetNode, List<FragmentSpreadNode>> _spreads = [];
    private readonly Dictionary<OperationDefinitionNode, List<FragmentDefinitionNode>> _reachable = [];
    private readonly Dictionary<DefinitionNode, List<VariableUsage>> _usages = [];

    private readonly bool _suggests;

    public ValidationContext(GraphQLSchema schema, GraphQLOptions options, DocumentNode document, bool suggests)
    {
        _suggests = suggests;
        Schema = schema;
        Options = options;
        Document = document;
        foreach (var definition in document.Definitions)
        {
            // Where a name is used twice the last counts, as it does for graphql-js's rules.
            if (definition is FragmentDefinitionNode fragment)
                _fragments[fragment.Name.Value] = fragment;
        }
    }

    public GraphQLSchema Schema { get; }

    public GraphQLOptions Options { get; }

    public DocumentNode Document { get; }

    public IReadOnlyList<IError> Errors => _errors;

    /// <summary>The composite type whose fields are being selected; null where it is unknown.</summary>
    public NamedType? ParentType { get; set; }

    /// <summary>The field being looked at; null where it is unknown.</summary>
    public FieldDefinition? Field { get; set; }

    public FragmentDefinitionNode? FindFragment(string name) => _fragments.GetValueOrDefault(name);

    public void Report(ValidationRule rule, string message, params ReadOnlySpan<int> positions) =>
        Report(rule.Name, message, ErrorCodes.ValidationFailed, positions);

    public void Report(string rule, string message, string code, params ReadOnlySpan<int> positions)
    {
        var locations = new Location[positions.Length];
        for (var index = 0; index < locations.Length; index++)
            locations[index] = SourceLocation.Of(Document.Source.Span, positions[index]);
        _errors.Add(new GraphQLError(message)
        {
            Locations = locations,
            Extensions = new Dictionary<string, object?> { ["code"] = code, ["rule"] = rule },
        });
        if (_errors.Count < Options.MaxValidationErrors)
            return;
        _errors.Add(GraphQLError.WithCode(
            "There are too many errors; validation ended here.", ErrorCodes.ValidationFailed));
        throw new ValidationAbortedException();
    }

    /// <summary>Gives up, leaving the error as the reason.</summary>
    public void Abort(string message)
    {
        _errors.Add(GraphQLError.WithCode(message, ErrorCodes.LimitExceeded));
        throw new ValidationAbortedException();
    }

    /// <summary>The name with the hint appended when hints are on.</summary>
    public string Suggest(string message, string name, IEnumerable<string> candidates) =>
        _suggests ? message + Suggestions.For(name, candidates) : message;

    /// <summary>
    /// The fragment spreads within a selection set, at any depth, but not those within the fragments.
    /// </summary>
    public List<FragmentSpreadNode> SpreadsOf(SelectionSetNode selections)
    {
        if (_spreads.TryGetValue(selections, out var known))
            return known;
        return _spreads[selections] = CollectSpreads(selections);
    }

    /// <summary>The fragments an operation uses, directly or through others.</summary>
    public List<FragmentDefinitionNode> FragmentsOf(OperationDefinitionNode operation)
    {
        if (_reachable.TryGetValue(operation, out var known))
            return known;
        var fragments = new List<FragmentDefinitionNode>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<SelectionSetNode>();
        open.Push(operation.SelectionSet);
        while (open.TryPop(out var selections))
        {
            foreach (var spread in SpreadsOf(selections))
            {
                if (!seen.Add(spread.Name.Value) || FindFragment(spread.Name.Value) is not { } fragment)
                    continue;
                fragments.Add(fragment);
                open.Push(fragment.SelectionSet);
            }
        }

        return _reachable[operation] = fragments;
    }

    public void AddUsage(DefinitionNode definition, VariableUsage usage)
    {
        if (!_usages.TryGetValue(definition, out var usages))
            _usages[definition] = usages = [];
        usages.Add(usage);
    }

    /// <summary>Where an operation and the fragments it uses use variables.</summary>
    public IEnumerable<VariableUsage> UsagesOf(OperationDefinitionNode operation)
    {
        IEnumerable<DefinitionNode> definitions = [operation, .. FragmentsOf(operation)];
        return definitions.SelectMany(definition => _usages.GetValueOrDefault(definition) ?? []);
    }

    // The order in which graphql-js meets them, on which it depends where a cycle of fragments is said to be.
    private static List<FragmentSpreadNode> CollectSpreads(SelectionSetNode selections)
    {
        var spreads = new List<FragmentSpreadNode>();
        var open = new Stack<SelectionSetNode>();
        open.Push(selections);
        while (open.TryPop(out var current))
        {
            foreach (var selection in current.Selections)
            {
                if (selection is FragmentSpreadNode spread)
                    spreads.Add(spread);
                else if (selection is FieldNode { SelectionSet: { } inner })
                    open.Push(inner);
                else if (selection is InlineFragmentNode inline)
                    open.Push(inline.SelectionSet);
            }
        }

        return spreads;
    }
}
