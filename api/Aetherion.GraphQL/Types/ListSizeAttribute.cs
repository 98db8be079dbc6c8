namespace Aetherion.GraphQL.Types;

/// <summary>
/// How long the list of a field is, for the cost of operations. Fields with <see cref="UsePagingAttribute"/> and lists
/// with an argument <c>first</c> or <c>last</c> need none.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ListSizeAttribute : Attribute
{
    /// <summary>The length where no slicing argument is given; 0 leaves it to the server's default.</summary>
    public int AssumedSize { get; set; }

    /// <summary>Arguments that bound the length: numbers by value, lists by their length; the largest counts.</summary>
    public string[] SlicingArguments { get; set; } = [];

    /// <summary>Fields of the result that are the list, where the result is none itself, as with connections.</summary>
    public string[] SizedFields { get; set; } = [];

    /// <summary>Whether exactly one slicing argument must be given.</summary>
    public bool RequireOneSlicingArgument { get; set; }
}
