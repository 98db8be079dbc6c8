using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Aetherion.GraphQL.Language;

/// <summary>Turns string tokens into the text they stand for.</summary>
internal static class StringDecoder
{
    private const int ShortEscapeDigits = 4;

    /// <summary>Bytes of the escape at a backslash, or a syntax error.</summary>
    public static int MeasureEscape(ReadOnlySpan<byte> source, int position)
    {
        var next = position + 1 < source.Length ? source[position + 1] : (byte)0;
        if (next != 'u')
        {
            return "\"\\/bfnrt"u8.Contains(next)
                ? 2
                : throw Invalid(position);
        }

        ReadUnicode(source, position, out var length);
        return length;
    }

    /// <summary>The text of a checked string token.</summary>
    public static string Decode(ReadOnlySpan<byte> token)
    {
        var content = token[1..^1];
        if (content.IndexOf((byte)'\\') < 0)
            return Encoding.UTF8.GetString(content);
        var text = new StringBuilder(content.Length);
        while (!content.IsEmpty)
        {
            var plain = content.IndexOf((byte)'\\');
            text.Append(Encoding.UTF8.GetString(plain < 0 ? content : content[..plain]));
            if (plain < 0)
                break;
            content = content[plain..];
            content = content[AppendEscape(text, content)..];
        }

        return text.ToString();
    }

    /// <summary>The text of a block string: common indentation and blank outer lines removed.</summary>
    public static string DecodeBlock(ReadOnlySpan<byte> token)
    {
        var raw = Encoding.UTF8.GetString(token[3..^3])
            .Replace("\\\"\"\"", "\"\"\"", StringComparison.Ordinal)
            .Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace('\r', '\n');
        var lines = raw.Split('\n');
        var indent = CommonIndent(lines);
        for (var index = 1; index < lines.Length; index++)
            lines[index] = lines[index].Length >= indent ? lines[index][indent..] : "";
        var first = Array.FindIndex(lines, line => !IsBlank(line));
        if (first < 0)
            return "";
        var last = Array.FindLastIndex(lines, line => !IsBlank(line));
        return string.Join('\n', lines, first, last - first + 1);
    }

    private static int CommonIndent(string[] lines)
    {
        var indent = int.MaxValue;
        for (var index = 1; index < lines.Length; index++)
        {
            if (!IsBlank(lines[index]))
                indent = Math.Min(indent, lines[index].Length - lines[index].TrimStart(' ', '\t').Length);
        }

        return indent;
    }

    private static bool IsBlank(string line) => line.AsSpan().Trim(" \t").IsEmpty;

    private static int AppendEscape(StringBuilder text, ReadOnlySpan<byte> escape)
    {
        if (escape[1] == 'u')
        {
            text.Append(ReadUnicode(escape, 0, out var length).ToString());
            return length;
        }

        text.Append(escape[1] switch
        {
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            var other => (char)other,
        });
        return 2;
    }

    private static Rune ReadUnicode(ReadOnlySpan<byte> source, int position, out int length)
    {
        if (position + 2 < source.Length && source[position + 2] == '{')
            return ReadBraced(source, position, out length);
        length = 2 + ShortEscapeDigits;
        var first = ReadHex(source, position, ShortEscapeDigits);
        if (Rune.TryCreate(first, out var rune))
            return rune;
        // A leading surrogate counts only together with the trailing one that must follow it.
        var follows = position + length + 1 < source.Length && source[position + length] == '\\'
            && source[position + length + 1] == 'u';
        if (follows && char.IsHighSurrogate((char)first))
        {
            var second = ReadHex(source, position + length, ShortEscapeDigits);
            if (Rune.TryCreate((char)first, (char)second, out rune))
            {
                length *= 2;
                return rune;
            }
        }

        throw Invalid(position);
    }

    private static int ReadHex(ReadOnlySpan<byte> source, int position, int digits)
    {
        var end = position + 2 + digits;
        if (end > source.Length
            || !int.TryParse(
                source[(position + 2)..end],
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var value))
        {
            throw Invalid(position);
        }

        return value;
    }

    private static Rune ReadBraced(ReadOnlySpan<byte> source, int position, out int length)
    {
        const int PrefixLength = 3;
        var digits = source[(position + PrefixLength)..].IndexOf((byte)'}');
        length = PrefixLength + digits + 1;
        var text = digits > 0 ? source.Slice(position + PrefixLength, digits) : [];
        var significant = text.TrimStart((byte)'0');
        if (significant.IsEmpty && !text.IsEmpty)
            return new Rune(0);
        if (Utf8Parser.TryParse(significant, out int value, out var consumed, 'X') && consumed == significant.Length
            && Rune.TryCreate(value, out var rune))
        {
            return rune;
        }

        throw Invalid(position);
    }

    private static SyntaxException Invalid(int position) =>
        new("Syntax Error: Invalid escape sequence in a string.", position);
}
