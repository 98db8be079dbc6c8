namespace Aetherion.Host.Composition;

/// <summary>
/// The time of the market that is replayed, for a service that shows a replay: what is of that time is of now. Timers and
/// stopwatches are the system's.
/// </summary>
internal sealed class MarketTimeProvider(DateTime start) : TimeProvider
{
    private long _ticks = start.Ticks;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>It never goes back.</summary>
    public void Reach(DateTime marketTime)
    {
        if (marketTime.Ticks > Volatile.Read(ref _ticks))
            Volatile.Write(ref _ticks, marketTime.Ticks);
    }
}
