namespace Aetherion.Model;

/// <summary>From some time on, the events of a symbol with several venues come from this one.</summary>
/// <param name="Time">When it took over, by our clock, UTC.</param>
/// <param name="From">Whose events they were before; null for the first since the service started.</param>
/// <param name="To">Whose events they are from then on.</param>
/// <param name="Cause">What was wrong with the one before; <see cref="FeedReason.None"/> where nothing was.</param>
public sealed record FeedSwitch(
    DateTime Time, InstrumentId? From, InstrumentId To, FeedSwitchReason Reason, FeedReason Cause);
