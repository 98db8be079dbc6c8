namespace Aetherion.VenueEmulator.Core.Recordings;

/// <summary>
/// How the times of a recording become those of now: one straight line, so that order and proportions stay.
/// </summary>
/// <param name="StartMicros">Now, when the recording starts, in microseconds of the Unix epoch.</param>
/// <param name="TapeMicros">The venue's time at the start of the recording.</param>
/// <param name="Speed">Recorded seconds in a second.</param>
internal sealed record TapeClock(long StartMicros, long TapeMicros, double Speed)
{
    public long ToNow(long tapeMicros) =>
        Speed == 1 ? tapeMicros - TapeMicros + StartMicros
        : StartMicros + (long)((tapeMicros - TapeMicros) / Speed);

    public long ToTape(long nowMicros) => TapeMicros + (long)((nowMicros - StartMicros) * Speed);
}
