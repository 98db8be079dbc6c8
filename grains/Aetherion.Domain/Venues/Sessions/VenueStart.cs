using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Aetherion.Domain.Venues.Sessions;

/// <summary>
/// Where a symbol goes on, the payload of <see cref="VenueInputKind.Wanted"/>: what was known of it before the session.
/// </summary>
/// <param name="LastSequence">The sequence of its last event; 0 where there was none.</param>
/// <param name="KnownUntil">Up to when its bars are known; the least time where there are none.</param>
public readonly record struct VenueStart(long LastSequence, DateTime KnownUntil)
{
    /// <summary>The form in a payload: the sequence, a space, milliseconds since 1970.</summary>
    public byte[] ToPayload() => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{LastSequence} {(KnownUntil == default ? 0 : (long)(KnownUntil - DateTime.UnixEpoch).TotalMilliseconds)}"));

    /// <summary>Reads a payload; whatever is no start is the start from nothing.</summary>
    public static VenueStart Read(ReadOnlySpan<byte> payload)
    {
        if (!Utf8Parser.TryParse(payload, out long sequence, out var length) || length == payload.Length
            || !Utf8Parser.TryParse(payload[(length + 1)..], out long milliseconds, out _)
            || sequence < 0 || milliseconds < 0 || milliseconds > MillisecondsMax)
            return default;
        return new VenueStart(sequence, milliseconds == 0 ? default : DateTime.UnixEpoch.AddMilliseconds(milliseconds));
    }

    private static long MillisecondsMax => (long)(DateTime.MaxValue - DateTime.UnixEpoch).TotalMilliseconds;
}
