using System.Text;

namespace Aetherion.Recordings;

/// <summary>Why a symbol that several venues feed by turns took nothing more before its session ended.</summary>
public static class TurnFailure
{
    private const int LengthMax = 1_000;

    public static byte[] ToPayload(string why) => Encoding.UTF8.GetBytes(OnOneLine(why));

    public static string Read(ReadOnlySpan<byte> payload) => OnOneLine(Encoding.UTF8.GetString(payload));

    internal static string OnOneLine(string text)
    {
        var cut = text.Length > LengthMax ? text[..LengthMax] : text;
        return string.Concat(cut.Select(letter => char.IsControl(letter) ? ' ' : letter)).TrimEnd(' ', '.');
    }
}
