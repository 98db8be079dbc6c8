namespace Aetherion.GraphQL.Language;

public sealed class ScalarTypeDefinitionNode(
    int start,
    int end,
    string? description,
    string name,
    DirectiveNode[] directives,
    bool isExtension)
    : TypeDefinitionNode(start, end, description, name, directives, isExtension);
