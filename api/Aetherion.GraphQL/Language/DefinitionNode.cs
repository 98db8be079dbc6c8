namespace Aetherion.GraphQL.Language;

public abstract class DefinitionNode(int start, int end) : SyntaxNode(start, end);
