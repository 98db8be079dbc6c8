namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>How recordings are played.</summary>
/// <param name="Speed">Recorded seconds in a second, above 0.</param>
/// <param name="IsLooping">Whether a recording starts over at its end, with ids that go on.</param>
/// <param name="KeepsTimes">Whether the times in messages stay those of the recording, the venue's clock with them.</param>
public sealed record PlaybackOptions(double Speed = 1, bool IsLooping = false, bool KeepsTimes = false);
