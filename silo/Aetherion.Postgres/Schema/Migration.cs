using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aetherion.Postgres;

/// <summary>A numbered step of the schema.</summary>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>Over the text with line ends of one kind: a checkout may change those.</summary>
    public string Hash => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The migrations of this build, in order.</summary>
    public static IReadOnlyList<Migration> Embedded { get; } = Load();

    private static List<Migration> Load()
    {
        var assembly = typeof(Migration).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                var number = int.Parse(name[..4], NumberStyles.None, CultureInfo.InvariantCulture);
                return new Migration(number, name, reader.ReadToEnd());
            })];
    }
}
