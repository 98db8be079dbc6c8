using System.Text;

namespace Aetherion.GraphQL.Language;

/// <summary>
/// The strings of names met lately, so that the same names in document after document cost no memory. A slot holds the
/// last name of its hash; two threads that write one slot at once do no harm.
/// </summary>
internal static class NameCache
{
    private const int Slots = 2048;
    private const int LengthMax = 64;

    private static readonly string?[] Names = new string?[Slots];

    public static string Get(ReadOnlySpan<byte> name)
    {
        if (name.Length > LengthMax)
            return Encoding.ASCII.GetString(name);
        var hash = 2166136261u;
        foreach (var value in name)
            hash = (hash ^ value) * 16777619u;
        ref var slot = ref Names[(hash ^ (hash >> 16)) % Slots];
        var cached = slot;
        if (cached is not null && Ascii.Equals(name, cached))
            return cached;
        return slot = Encoding.ASCII.GetString(name);
    }
}
