using System.Collections.Frozen;
using System.Text.Json;

namespace Aetherion.Domain.Venues.Orders.Binance;

/// <summary>
/// What a refusal of Binance proves. Codes that leave the outcome open come first: whatever else is said about them,
/// they prove nothing. A status of 500 or above proves nothing with any code.
/// </summary>
public static class BinanceErrors
{
    private const int ServerError = 500;
    private const int RequestTimeout = 408;
    private const int TooManyRequests = 429;
    private const int Banned = 418;
    private const int PartlyReplaced = 409;

    private static readonly FrozenDictionary<long, ReplyKind> Special = new Dictionary<long, ReplyKind>
    {
        [-1000] = ReplyKind.Unknown,
        [-1001] = ReplyKind.Unknown,
        [-1006] = ReplyKind.Unknown,
        [-1007] = ReplyKind.Unknown,
        [-1008] = ReplyKind.Unknown,
        [-1016] = ReplyKind.Unknown,
        [-1003] = ReplyKind.Limited,
        [-1015] = ReplyKind.Limited,
        [-1034] = ReplyKind.Limited,
        [-1181] = ReplyKind.Limited,
        [-1191] = ReplyKind.Limited,
        [-1021] = ReplyKind.ClockSkew,
        [-2013] = ReplyKind.NotFound,
        // An order of this client id exists already: it is the one that was sent.
        [-4116] = ReplyKind.Unknown,
    }.ToFrozenDictionary();

    /// <summary>Codes that refuse for good: the request did not reach the matching engine, or was refused there.</summary>
    private static readonly FrozenSet<long> Refusals = new long[]
    {
        -1002, -1013, -1014, -1020, -1022, -1033, -1035, -1100, -1101, -1102, -1103, -1104, -1105, -1106, -1108, -1111,
        -1112, -1114, -1115, -1116, -1117, -1118, -1119, -1120, -1121, -1122, -1125, -1127, -1128, -1130, -1134, -1135,
        -1139, -1145, -1151, -1152, -1153, -1155, -1158, -1160, -1161, -1165, -1166, -1168, -1169, -1170, -1171, -1172,
        -1173, -1174, -1175, -1176, -1177, -1178, -1179, -1180, -1182, -1183, -1184, -1185, -1186, -1187, -1188, -1189,
        -1190, -1194, -1196, -1197, -1198, -1199, -1210, -1211, -1220, -1221, -1222, -1223, -1224, -1225, -2010, -2011,
        -2014, -2015, -2016, -2019, -2020, -2021, -2022, -2025, -2026, -2035, -2036, -2039, -2042, -2043, -4045, -4141,
        -4164, -5021, -5022,
    }.ToFrozenSet();

    private static readonly FieldNames Fields = new("code msg data");

    /// <summary>Whether the meaning of the code was looked up; others refuse when their status is 400 to 499.</summary>
    public static bool IsKnown(long code) => Special.ContainsKey(code) || Refusals.Contains(code);

    /// <summary>What a code with a status proves.</summary>
    public static ReplyKind Classify(int status, long code, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Of 408 the venue says that the matching engine did not answer in time.
        if (status is RequestTimeout or >= ServerError)
            return ReplyKind.Unknown;
        if (code == -2010 && text.Contains("Duplicate order", StringComparison.OrdinalIgnoreCase))
            return ReplyKind.Unknown;
        if (code == -2011 && text.Contains("Unknown order", StringComparison.OrdinalIgnoreCase))
            return ReplyKind.NotFound;
        if (Special.TryGetValue(code, out var kind))
            return kind;
        if (status is TooManyRequests or Banned)
            return ReplyKind.Limited;
        return status is >= 400 and not PartlyReplaced || IsKnown(code) ? ReplyKind.Refused : ReplyKind.Unknown;
    }

    /// <summary>The refusal in an answer; unknown when it can be read as neither.</summary>
    public static OrderReply Read(VenueAnswer answer, UnknownNames unknown) =>
        OrderJson.TryRead(answer.Body, root => Read(root, answer, unknown), out var reply)
            ? reply
            : new OrderReply(
                Classify(answer.Status, code: 0, ""), "", $"HTTP {answer.Status}", [], answer.RetryAfter);

    /// <summary>The refusal in an object with a code and a message.</summary>
    internal static OrderReply Read(JsonElement error, VenueAnswer answer, UnknownNames unknown)
    {
        unknown.CheckFields("refusal", error, Fields);
        var (code, text) = (error.Whole("code"), error.TextOrEmpty("msg"));
        if (!IsKnown(code))
            unknown.AddWord("code", Amounts.Write(code));
        return new OrderReply(
            Classify(answer.Status, code, text), Amounts.Write(code), text, [], answer.RetryAfter);
    }
}
