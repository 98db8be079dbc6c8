using Aetherion.Model;

namespace Aetherion.Api.Audit;

/// <summary>Which kind of change a mutation is, by the words of its name; what no word decides is configuration.</summary>
internal static class AuditCategories
{
    private static readonly (AuditCategory Category, string[] Words)[] Known =
    [
        (AuditCategory.Access, ["Key", "Member", "Role", "Session", "SignIn", "Token"]),
        (AuditCategory.Models, ["Model", "Challenger", "Training"]),
        (AuditCategory.Trading, ["Bot", "Order", "Account", "Trading", "Position"]),
    ];

    public static AuditCategory Of(string mutation)
    {
        foreach (var (category, words) in Known)
        {
            if (words.Any(word => mutation.Contains(word, StringComparison.Ordinal)))
                return category;
        }
        return AuditCategory.Configuration;
    }
}
