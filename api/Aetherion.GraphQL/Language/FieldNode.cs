namespace Aetherion.GraphQL.Language;

public sealed class FieldNode : SelectionNode
{
    private readonly ArgumentNode[]? _arguments;
    private readonly DirectiveNode[]? _directives;

    public FieldNode(
        int start,
        int end,
        string? alias,
        string name,
        ArgumentNode[] arguments,
        DirectiveNode[] directives,
        SelectionSetNode? selectionSet)
        : base(start, end)
    {
        Alias = alias;
        Name = name;
        _arguments = arguments;
        _directives = directives;
        SelectionSet = selectionSet;
    }

    /// <summary>A name and no more, as most fields are: what is not written costs nothing.</summary>
    internal FieldNode(int start, int end, string name)
        : base(start, end) => Name = name;

    public string? Alias { get; }

    public string Name { get; }

    public ArgumentNode[] Arguments => _arguments ?? [];

    public DirectiveNode[] Directives => _directives ?? [];

    public SelectionSetNode? SelectionSet { get; }
}
