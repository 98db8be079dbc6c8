namespace Aetherion.Domain.Venues.Sessions.Streams;

/// <summary>Reads a venue's time out of its answer, in whichever unit that names.</summary>
internal static class StreamClock
{
    private const decimal SecondsMax = 253_402_300_799;

    public static bool TryRead(ReadOnlySpan<byte> answer, out DateTime time)
    {
        time = default;
        decimal? seconds = null;
        JsonScanner scanner = new(answer);
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            // Milliseconds go before whole seconds, which some answers hold besides.
            if (name.SequenceEqual("serverTime"u8) || name.SequenceEqual("epochMillis"u8))
                seconds = scanner.ReadNumber(out var milliseconds) ? milliseconds / 1000 : null;
            else if (name.SequenceEqual("epoch"u8) || (name.SequenceEqual("epochSeconds"u8) && seconds is null))
                seconds = scanner.ReadNumber(out var value) ? value : null;
            else
                scanner.SkipValue();
        }
        if (!scanner.ExpectEnd() || seconds is not (> 0 and <= SecondsMax))
            return false;
        time = DateTime.UnixEpoch.AddTicks((long)(seconds.Value * TimeSpan.TicksPerSecond));
        return true;
    }
}
