namespace Aetherion.GraphQL.Language;

public abstract class ValueNode(int start, int end) : SyntaxNode(start, end);
