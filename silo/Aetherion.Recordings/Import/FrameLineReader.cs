using System.Text.Json;

namespace Aetherion.Recordings;

/// <summary>
/// Takes the lines of recorders apart: those of cryptofeed (<c>{"t":…,"ts":…,"path":…,"data":…}</c>), those with
/// <c>recv_ns</c> or <c>recv_us</c> and <c>msg</c>, our own of <c>recordings export</c>, and bare messages, which carry
/// nothing but the venue's time.
/// </summary>
internal static class FrameLineReader
{
    private static readonly DateTime TimeMax = new(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Whether the first line of a file is of such a kind.</summary>
    public static bool IsFrameLine(ReadOnlySpan<byte> line) => line.Length > 0 && line[0] == (byte)'{';

    /// <exception cref="JsonException">The line is no JSON.</exception>
    /// <exception cref="FormatException">It is, and not of a known kind.</exception>
    public static FrameLine Read(ReadOnlyMemory<byte> line, DateTime before)
    {
        Utf8JsonReader reader = new(line.Span);
        Parts parts = new();
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new FormatException("it is no JSON object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            ReadMember(ref reader, line, ref parts);
        return ToLine(parts, line, before);
    }

    private static void ReadMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> line, ref Parts parts)
    {
        var name = reader.GetString();
        reader.Read();
        switch (name)
        {
            case "t" when reader.TokenType == JsonTokenType.String:
                parts.Kind = reader.GetString();
                break;
            case "ts" when reader.TokenType == JsonTokenType.Number:
                parts.Time = FromUnix(reader.GetDecimal() * TimeSpan.TicksPerSecond);
                break;
            case "recv_ns" when reader.TokenType == JsonTokenType.Number:
                parts.Time = FromUnix(reader.GetDecimal() / 100);
                break;
            case "recv_us" when reader.TokenType == JsonTokenType.Number:
                parts.Time = FromUnix(reader.GetDecimal() * 10);
                break;
            case "path" when reader.TokenType == JsonTokenType.String:
                parts.Path = reader.GetString();
                break;
            case "E" when reader.TokenType == JsonTokenType.Number:
                parts.EventTime = FromUnix(reader.GetDecimal() * TimeSpan.TicksPerMillisecond);
                break;
            case "msg" or "data" or "rest_depth_snapshot":
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                parts.Content = line[start..(int)reader.BytesConsumed];
                parts.IsSnapshot |= name == "rest_depth_snapshot";
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static FrameLine ToLine(in Parts parts, ReadOnlyMemory<byte> line, DateTime before)
    {
        if (parts.Kind is not null)
        {
            var kind = parts.Kind switch
            {
                "rest" or "http" => FrameLineKind.Reply,
                "connect" => FrameLineKind.Connect,
                "recv" => FrameLineKind.Frame,
                _ => FrameLineKind.Other,
            };
            return new FrameLine(kind, parts.Time ?? before, parts.Path ?? "", parts.Content);
        }
        if (parts.IsSnapshot)
            return new FrameLine(FrameLineKind.Reply, before, DepthPath, parts.Content);
        if (parts.Time is { } time)
            return new FrameLine(
                IsSnapshot(parts.Content.Span) ? FrameLineKind.Reply : FrameLineKind.Frame, time, DepthPath, parts.Content);
        if (parts.EventTime is { } eventTime)
            return new FrameLine(FrameLineKind.Frame, eventTime > before ? eventTime : before, "", line);
        throw new FormatException("it is no line of a recorder, and no message with the venue's time.");
    }

    private const string DepthPath = "/depth";

    private static bool IsSnapshot(ReadOnlySpan<byte> message) => message.StartsWith("{\"lastUpdateId\""u8);

    private static DateTime FromUnix(decimal ticks) =>
        ticks >= 0 && ticks < (TimeMax - DateTime.UnixEpoch).Ticks
            ? DateTime.UnixEpoch.AddTicks((long)ticks)
            : throw new FormatException("it has a time that cannot be.");

    private struct Parts
    {
        public string? Kind;
        public DateTime? Time;
        public DateTime? EventTime;
        public string? Path;
        public ReadOnlyMemory<byte> Content;
        public bool IsSnapshot;
    }
}
