namespace Aetherion.GraphQL.Language;

public sealed class DirectiveDefinitionNode(
    int start,
    int end,
    string? description,
    string name,
    InputValueDefinitionNode[] arguments,
    bool isRepeatable,
    string[] locations)
    : DefinitionNode(start, end)
{
    public string? Description { get; } = description;

    public string Name { get; } = name;

    public InputValueDefinitionNode[] Arguments { get; } = arguments;

    public bool IsRepeatable { get; } = isRepeatable;

    public string[] Locations { get; } = locations;
}
