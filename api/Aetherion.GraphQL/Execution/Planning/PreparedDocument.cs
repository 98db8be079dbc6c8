using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;
using Aetherion.GraphQL.Validation;

namespace Aetherion.GraphQL.Execution.Planning;

/// <summary>A parsed and validated document with the plans of its operations, kept in the cache.</summary>
internal sealed class PreparedDocument
{
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = new(StringComparer.Ordinal);
    private readonly List<PreparedOperation> _operations = [];

    public PreparedDocument(
        GraphQLSchema schema, DocumentNode document, IReadOnlyList<IError> errors, GraphQLOptions options)
    {
        Document = document;
        Errors = errors;
        if (errors.Count > 0)
            return;
        IntrospectionPositions = [.. IntrospectionFinder.Find(document).Select(field => field.Start)];
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
            _fragments[fragment.Name.Value] = fragment;
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
            _operations.Add(new PreparedOperation(schema, operation, _fragments, options));
    }

    public DocumentNode Document { get; }

    /// <summary>Where the document asks for the schema, which not every request may.</summary>
    public int[] IntrospectionPositions { get; } = [];

    /// <summary>Why the document is invalid; empty when it is valid.</summary>
    public IReadOnlyList<IError> Errors { get; }

    /// <summary>The operation of that name, or the only one; null with the reason otherwise.</summary>
    public PreparedOperation? Find(string? name, out string? reason)
    {
        reason = null;
        if (string.IsNullOrEmpty(name))
        {
            if (_operations.Count == 1)
                return _operations[0];
            reason = _operations.Count == 0
                ? "The document has no operation."
                : "The document has several operations: name one in operationName.";
            return null;
        }

        var found = _operations.Find(operation => operation.Definition.Name?.Value == name);
        reason = found is null ? $"The document has no operation {name}." : null;
        return found;
    }
}
