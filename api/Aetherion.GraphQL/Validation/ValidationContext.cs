using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Validation;

/// <summary>What the rules of one validation share: schema, document, where the walk is, and the errors.</summary>
internal sealed class ValidationContext(GraphQLSchema schema, GraphQLOptions options, DocumentNode document)
{
    private readonly List<IError> _errors = [];

    public GraphQLSchema Schema { get; } = schema;

    public GraphQLOptions Options { get; } = options;

    public DocumentNode Document { get; } = document;

    public IReadOnlyList<IError> Errors => _errors;
}
