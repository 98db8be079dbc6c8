namespace Aetherion.GraphQL.Types;

public sealed class DirectiveDefinition(
    string name,
    string? description,
    IReadOnlyList<string> locations,
    IReadOnlyList<InputValueDefinition> arguments,
    bool isRepeatable = false)
{
    public string Name { get; } = name;

    public string? Description { get; } = description;

    public IReadOnlyList<string> Locations { get; } = locations;

    public IReadOnlyList<InputValueDefinition> Arguments { get; } = arguments;

    public bool IsRepeatable { get; } = isRepeatable;
}
