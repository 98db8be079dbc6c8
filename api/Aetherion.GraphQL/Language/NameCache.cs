using System.Buffers.Binary;
using System.Text;

namespace Aetherion.GraphQL.Language;

/// <summary>
/// The strings of names met lately, so that the same names in document after document cost no memory. Each slot holds
/// the last two names of its hash; threads that write one slot at once do no harm, since entries never change.
/// </summary>
internal static class NameCache
{
    private const int Slots = 2048;
    private const int LengthMax = 64;

    /// <summary>Bytes that the two words of an entry cover, and that need no further comparison.</summary>
    private const int WordsLength = 2 * sizeof(ulong);

    private static readonly Entry?[] Entries = new Entry?[Slots * 2];

    public static string Get(ReadOnlySpan<byte> name)
    {
        if (name.Length > LengthMax)
            return Encoding.ASCII.GetString(name);
        var (head, tail) = WordsOf(name);
        var hash = (head * 0x9E3779B97F4A7C15) ^ ((tail + (ulong)name.Length) * 0xC2B2AE3D27D4EB4F);
        var slot = (int)((hash >> 40) % Slots) * 2;
        var entries = Entries;
        if (entries[slot] is { } first && first.IsOf(head, tail, name))
            return first.Text;
        if (entries[slot + 1] is { } second && second.IsOf(head, tail, name))
            return second.Text;
        var added = new Entry(head, tail, Encoding.ASCII.GetString(name));
        entries[slot + 1] = entries[slot];
        entries[slot] = added;
        return added.Text;
    }

    /// <summary>The first and the last bytes of a name; with its length they tell all short names apart.</summary>
    private static (ulong Head, ulong Tail) WordsOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        >= sizeof(ulong) => (
            BinaryPrimitives.ReadUInt64LittleEndian(name),
            BinaryPrimitives.ReadUInt64LittleEndian(name[^sizeof(ulong)..])),
        >= sizeof(uint) => (
            BinaryPrimitives.ReadUInt32LittleEndian(name),
            BinaryPrimitives.ReadUInt32LittleEndian(name[^sizeof(uint)..])),
        >= sizeof(ushort) => (
            BinaryPrimitives.ReadUInt16LittleEndian(name),
            BinaryPrimitives.ReadUInt16LittleEndian(name[^sizeof(ushort)..])),
        _ => (name[0], 0),
    };

    private sealed class Entry(ulong head, ulong tail, string text)
    {
        public string Text => text;

        public bool IsOf(ulong otherHead, ulong otherTail, ReadOnlySpan<byte> name) =>
            head == otherHead && tail == otherTail && text.Length == name.Length
            && (name.Length <= WordsLength || Ascii.Equals(name, text));
    }
}
