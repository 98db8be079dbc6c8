using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Aetherion.GraphQL.Execution;

namespace Aetherion.Api;

/// <summary>
/// Opaque places in a list. A cursor carries the place itself (a time, an id), not a position, so that it stays where
/// it was when items are added before it; and the kind of list, so that it is refused elsewhere.
/// </summary>
internal static class Cursor
{
    public const int LengthMax = 256;

    public static string Encode(string kind, string place) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{kind}:{place}"));

    public static string Encode(string kind, DateTime time) =>
        Encode(kind, time.Ticks.ToString(CultureInfo.InvariantCulture));

    /// <summary>The place in the cursor; null without one.</summary>
    public static string? Decode(string kind, string? cursor, string argument)
    {
        if (cursor is null)
            return null;
        var text = TryDecode(cursor);
        return text is not null && text.StartsWith(kind + ":", StringComparison.Ordinal)
            ? text[(kind.Length + 1)..]
            : throw Refuse(argument);
    }

    public static DateTime? DecodeTime(string kind, string? cursor, string argument)
    {
        if (Decode(kind, cursor, argument) is not { } text)
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTime.MaxValue.Ticks
            ? new DateTime(ticks, DateTimeKind.Utc)
            : throw Refuse(argument);
    }

    private static string? TryDecode(string cursor)
    {
        if (cursor.Length > LengthMax || !Base64Url.IsValid(cursor))
            return null;
        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
    }

    public static GraphQLException Refuse(string argument) => ApiErrors.BadInput(
        argument, "The cursor is not one of this list. Use a cursor that the same field returned.");
}
