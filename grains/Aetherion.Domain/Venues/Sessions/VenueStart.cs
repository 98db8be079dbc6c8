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
    /// <summary>The price tick in which what is stored of the symbol is counted; 0 where nothing is.</summary>
    public decimal PriceTick { get; init; }

    /// <summary>The same for quantities.</summary>
    public decimal QuantityStep { get; init; }

    /// <summary>
    /// The form in a payload: the sequence, a space, milliseconds since 1970, and where steps are known tick and step after a space each.
    /// </summary>
    public byte[] ToPayload()
    {
        var milliseconds = KnownUntil == default ? 0 : (long)(KnownUntil - DateTime.UnixEpoch).TotalMilliseconds;
        var text = string.Create(CultureInfo.InvariantCulture, $"{LastSequence} {milliseconds}");
        return Encoding.ASCII.GetBytes(
            PriceTick > 0 && QuantityStep > 0
                ? string.Create(CultureInfo.InvariantCulture, $"{text} {PriceTick} {QuantityStep}")
                : text);
    }

    /// <summary>Reads a payload; whatever is no start is the start from nothing.</summary>
    public static VenueStart Read(ReadOnlySpan<byte> payload)
    {
        var parts = Encoding.ASCII.GetString(payload).Split(' ');
        if (parts.Length < 2 || !TryRead(parts[0], long.MaxValue, out var sequence)
            || !TryRead(parts[1], MillisecondsMax, out var milliseconds))
            return default;
        VenueStart start = new(sequence, milliseconds == 0 ? default : DateTime.UnixEpoch.AddMilliseconds(milliseconds));
        return parts.Length >= 4 && TryRead(parts[2], out var tick) && TryRead(parts[3], out var step)
            ? start with { PriceTick = tick, QuantityStep = step }
            : start;
    }

    private static long MillisecondsMax => (long)(DateTime.MaxValue - DateTime.UnixEpoch).TotalMilliseconds;

    private static bool TryRead(string text, long max, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= max;

    private static bool TryRead(string text, out decimal step) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out step) && step > 0;
}
