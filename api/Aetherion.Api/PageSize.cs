using Aetherion.GraphQL.Types;

namespace Aetherion.Api;

/// <summary>The bounds of a page where the field has no connection arguments.</summary>
internal static class PageSize
{
    public const int Default = UsePagingAttribute.PageSizeDefault;
    public const int Max = UsePagingAttribute.PageSizeMax;

    public static void Check(int first)
    {
        if (first is < 1 or > Max)
            throw ApiErrors.BadInput(nameof(first), $"A page has from 1 to {Max} items, not {first}.");
    }
}
