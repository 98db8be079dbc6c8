namespace Aetherion.GraphQL.Execution;

/// <summary>A list whose items have asynchronous fields below them, which have been resolved.</summary>
internal sealed class ResolvedList(object?[] items)
{
    public object?[] Items { get; } = items;
}
