namespace Aetherion.Model;

/// <summary>
/// Cuts from the addresses in audit records what may be a credential: user and password, query and fragment. Where an
/// address cannot be told apart, nothing of it is kept.
/// </summary>
internal static class AuditAddress
{
    private const string SchemeEnd = "://";

    // Names, and ends of names, of properties that hold an address whatever it looks like.
    private static readonly string[] NameEnds = ["url", "uri"];

    public static bool Is(string name, string text) =>
        text.Contains(SchemeEnd, StringComparison.Ordinal)
        || NameEnds.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    public static string Cut(string text)
    {
        if (!text.Contains(SchemeEnd, StringComparison.Ordinal)
            || !Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Host.Length == 0)
        {
            return AuditDocument.Redacted;
        }
        var user = address.UserInfo.Length > 0 ? $"{AuditDocument.Redacted}@" : "";
        var query = address.Query.Length > 0 || address.Fragment.Length > 0 ? $"?{AuditDocument.Redacted}" : "";
        return $"{address.Scheme}{SchemeEnd}{user}{address.Authority}{address.AbsolutePath}{query}";
    }
}
