using System.Text;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

/// <summary>
/// The id of a bot from its name: lower case, everything else than letters and digits a single hyphen.
/// </summary>
internal static class BotName
{
    public const int LengthMax = 80;

    public static string? ToId(string name)
    {
        var id = new StringBuilder(name.Length);
        foreach (var c in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                id.Append(c);
            else if (id.Length > 0 && id[^1] != '-')
                id.Append('-');
        }
        if (id.Length > InstrumentId.PartLengthMax)
            id.Length = InstrumentId.PartLengthMax;
        var text = id.ToString().Trim('-');
        return text.Length == 0 ? null : text;
    }
}
