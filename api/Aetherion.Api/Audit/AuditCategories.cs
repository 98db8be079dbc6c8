using Aetherion.Model;

namespace Aetherion.Api.Audit;

/// <summary>
/// Which kind of change a mutation is, by the words of its name; what no word decides is configuration.
/// </summary>
internal static class AuditCategories
{
    private static readonly (AuditCategory Category, string[] Words)[] Known =
    [
        (AuditCategory.Access, ["Key", "Member", "Role", "Session", "SignIn", "Token"]),
        (AuditCategory.Models, ["Model", "Challenger", "Training"]),
        (AuditCategory.Trading, ["Bot", "Order", "Account", "Trading", "Position"]),
    ];

    public static AuditCategory Of(string mutation) => Of(mutation, StringComparison.Ordinal);

    /// <summary>The same of an address, whose words are in small letters.</summary>
    public static AuditCategory OfPath(string path) => Of(path, StringComparison.OrdinalIgnoreCase);

    private static AuditCategory Of(string name, StringComparison comparison)
    {
        foreach (var (category, words) in Known)
        {
            if (words.Any(word => name.Contains(word, comparison)))
                return category;
        }
        return AuditCategory.Configuration;
    }
}
