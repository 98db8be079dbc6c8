using System.Buffers.Text;

namespace Aetherion.Domain.Venues;

/// <summary>
/// Escapes of half a character, such as <c>"\ud83d"</c> alone: they are JSON and no text, and readers refuse every name and word that
/// holds one, wherever it stands.
/// </summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;
    private const int HexLength = 4;

    /// <summary>Half characters are as far from each other as those of private use, from U+E000 on, are.</summary>
    private const int Distance = 0xE000 - 0xD800;

    /// <summary>
    /// The text with a character of private use for each of them, a different one for different ones, so that names stay different; the
    /// text as it is where there are none.
    /// </summary>
    public static ReadOnlyMemory<byte> Replace(ReadOnlyMemory<byte> json)
    {
        var text = json.Span;
        byte[]? changed = null;
        for (var i = Next(text, 0); i < text.Length; i = Next(text, i))
        {
            var unit = UnitAt(text, i);
            if (!char.IsSurrogate(unit))
            {
                // What follows a backslash is part of its escape, another backslash too.
                i += 2;
                continue;
            }
            if (char.IsHighSurrogate(unit) && char.IsLowSurrogate(UnitAt(text, i + EscapeLength)))
            {
                i += 2 * EscapeLength;
                continue;
            }
            changed ??= json.ToArray();
            Utf8Formatter.TryFormat((uint)(unit + Distance), changed.AsSpan(i + 2, HexLength), out _, new('x', HexLength));
            i += EscapeLength;
        }
        return changed ?? json;
    }

    private static int Next(ReadOnlySpan<byte> text, int from)
    {
        if (from >= text.Length)
            return text.Length;
        var found = text[from..].IndexOf((byte)'\\');
        return found < 0 ? text.Length : from + found;
    }

    /// <summary>What an escape of four hexadecimal digits stands for; zero where there is none.</summary>
    private static char UnitAt(ReadOnlySpan<byte> text, int place) =>
        place + EscapeLength <= text.Length && text[place] == '\\' && text[place + 1] == 'u'
        && Utf8Parser.TryParse(text.Slice(place + 2, HexLength), out ushort unit, out var length, 'x') && length == HexLength
            ? (char)unit
            : '\0';
}
