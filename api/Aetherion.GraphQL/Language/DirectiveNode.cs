namespace Aetherion.GraphQL.Language;

public sealed class DirectiveNode(int start, int end, string name, ArgumentNode[] arguments)
    : SyntaxNode(start, end)
{
    public string Name { get; } = name;

    public ArgumentNode[] Arguments { get; } = arguments;
}
