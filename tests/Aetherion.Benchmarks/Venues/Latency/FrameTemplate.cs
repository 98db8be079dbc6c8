using System.Buffers.Text;

namespace Aetherion.Benchmarks.Venues.Latency;

/// <summary>A recorded frame whose ids and times are written anew each time it is sent, in as many digits as they had.</summary>
internal sealed class FrameTemplate
{
    private static readonly (string Name, bool IsTime)[] Depth = [("E", true), ("U", false), ("u", false)];
    private static readonly (string Name, bool IsTime)[] Trade = [("E", true), ("a", false), ("T", true)];

    private readonly (int Start, int Length, bool IsTime)[] _numbers;

    private FrameTemplate(byte[] frame, bool isDepth)
    {
        Frame = frame;
        IsDepth = isDepth;
        _numbers = [.. (isDepth ? Depth : Trade).Select(field => Find(frame, field.Name, field.IsTime))];
    }

    /// <summary>In the state of its last writing.</summary>
    public byte[] Frame { get; }

    /// <summary>Otherwise a trade.</summary>
    public bool IsDepth { get; }

    /// <summary>As a frame of a combined stream.</summary>
    public static FrameTemplate Of(byte[] frame, bool isDepth)
    {
        var text = System.Text.Encoding.UTF8.GetString(frame);
        return new FrameTemplate(
            text.StartsWith("{\"stream\"", StringComparison.Ordinal)
                ? frame
                : System.Text.Encoding.UTF8.GetBytes($"{{\"stream\":\"btcusdt@{(isDepth ? "depth@100ms" : "aggTrade")}\",\"data\":{text}}}"),
            isDepth);
    }

    public void Write(long id, long milliseconds)
    {
        foreach (var (start, length, isTime) in _numbers)
        {
            if (!Utf8Formatter.TryFormat(isTime ? milliseconds : id, Frame.AsSpan(start, length), out var written) || written != length)
                throw new InvalidOperationException($"{id} or {milliseconds} has not the {length} digits of the recording.");
        }
    }

    /// <summary>The digits behind a name; those of levels are in quotes.</summary>
    private static (int Start, int Length, bool IsTime) Find(byte[] frame, string name, bool isTime)
    {
        var field = System.Text.Encoding.UTF8.GetBytes($"\"{name}\":");
        var start = frame.AsSpan().IndexOf(field) + field.Length;
        var length = frame.AsSpan(start).IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return length > 0 && start >= field.Length
            ? (start, length, isTime)
            : throw new InvalidOperationException($"A frame has no number '{name}'.");
    }
}
