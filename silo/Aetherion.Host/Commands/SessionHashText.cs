using System.Globalization;
using System.Text.Json;
using Aetherion.Host.Terminal;
using Aetherion.Recordings;

namespace Aetherion.Host.Commands;

/// <summary>How the hash of a session is printed.</summary>
internal static class SessionHashText
{
    public static string Table(string run, double seconds, SessionHash hash)
    {
        TextTable table = new("part", " count", "sha256");
        foreach (var (name, (count, sha256)) in hash.Sections)
            table.Add(name, count.ToString("#,0", CultureInfo.InvariantCulture), sha256);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
             run      {run}
             seconds  {seconds:0.00}
             inputs/s {hash.Inputs.Count / seconds:#,0}
             {table.ToText("")}
             sha256   {hash.Sha256}
             """);
    }

    public static string Json(string run, double seconds, SessionHash hash) => JsonSerializer.Serialize(
        new
        {
            run,
            seconds,
            parts = hash.Sections.ToDictionary(part => part.Name, part => new { part.Section.Count, part.Section.Sha256 }),
            hash.Sha256,
        },
        JsonSerializerOptions.Web);
}
