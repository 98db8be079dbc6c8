using System.Text;
using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Language;

/// <summary>Line and column of a byte offset; lines end with CR, LF or both, columns count UTF-16 units.</summary>
internal static class SourceLocation
{
    public static Location Of(ReadOnlySpan<byte> source, int position)
    {
        var line = 1;
        var lineStart = 0;
        position = Math.Min(position, source.Length);
        for (var index = 0; index < position; index++)
        {
            var isEnd = source[index] == '\n'
                || (source[index] == '\r' && (index + 1 >= source.Length || source[index + 1] != '\n'));
            if (!isEnd)
                continue;
            line++;
            lineStart = index + 1;
        }

        return new Location(line, Encoding.UTF8.GetCharCount(source[lineStart..position]) + 1);
    }
}
