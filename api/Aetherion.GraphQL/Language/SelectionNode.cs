namespace Aetherion.GraphQL.Language;

public abstract class SelectionNode(int start, int end) : SyntaxNode(start, end);
