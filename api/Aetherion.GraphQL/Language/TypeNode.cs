namespace Aetherion.GraphQL.Language;

public abstract class TypeNode(int start, int end) : SyntaxNode(start, end);
