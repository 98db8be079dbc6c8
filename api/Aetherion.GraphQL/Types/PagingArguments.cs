namespace Aetherion.GraphQL.Types;

/// <summary>
/// The arguments <c>first</c>, <c>after</c>, <c>last</c> and <c>before</c> of a connection. Exactly one of
/// <see cref="First"/> and <see cref="Last"/> is set, and it is within the field's bounds.
/// </summary>
public readonly record struct PagingArguments(int? First, string? After, int? Last, string? Before);
