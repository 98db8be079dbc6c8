using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Validation;

/// <summary>Checks documents against the specification's rules and the server's limits.</summary>
internal sealed class DocumentValidator(GraphQLSchema schema, GraphQLOptions options)
{
    public IReadOnlyList<IError> Validate(DocumentNode document)
    {
        var context = new ValidationContext(schema, options, document);
        return context.Errors;
    }
}
