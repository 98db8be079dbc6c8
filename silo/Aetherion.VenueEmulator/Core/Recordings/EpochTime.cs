namespace Aetherion.VenueEmulator.Core.Recordings;

/// <summary>Times of the Unix epoch; from 16 digits on a number means microseconds.</summary>
internal static class EpochTime
{
    private const int MicrosLength = 16;

    public static long ToMicros(in NumberSlot slot) => slot.Length >= MicrosLength ? slot.Value : slot.Value * 1000;

    public static long Micros(DateTime time) => (time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    public static long Millis(DateTime time) => (time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;

    public static DateTime FromMicros(long micros) => DateTime.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);

    public static DateTime FromMillis(long millis) => DateTime.UnixEpoch.AddTicks(millis * TimeSpan.TicksPerMillisecond);
}
