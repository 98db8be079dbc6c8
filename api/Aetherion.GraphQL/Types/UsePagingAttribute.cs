namespace Aetherion.GraphQL.Types;

/// <summary>
/// Bounds the page of a field with <see cref="PagingArguments"/>; on a field that returns a plain list it also makes
/// the list a connection and cuts the page out of it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UsePagingAttribute : Attribute
{
    public const int PageSizeDefault = 50;

    public const int PageSizeMax = 100;

    /// <summary>The page's size where the request names none.</summary>
    public int DefaultPageSize { get; set; } = PageSizeDefault;

    /// <summary>A request for more is refused.</summary>
    public int MaxPageSize { get; set; } = PageSizeMax;

    public bool IncludeTotalCount { get; set; }
}
