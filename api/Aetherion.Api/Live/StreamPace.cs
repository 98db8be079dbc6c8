namespace Aetherion.Api.Live;

/// <summary>
/// One subscriber's rate. What comes after a pause is sent at once, what follows on it when a tick of the pacer has
/// reached the subscriber, one with each tick: a wave of thousands that comes late costs nobody an update.
/// </summary>
internal sealed class StreamPace : StreamMember, IDisposable
{
    /// <summary>After an update between two ticks nobody knows how far the next one is, but for the one after it.</summary>
    private const int TicksAfterPause = 2;

    private readonly StreamPacers _pacers;
    private readonly int _maxRate;
    private readonly StreamWaiter _waiter;
    private int _ticksLeft;
    private int _isHeld;

    public StreamPace(StreamPacers pacers, int maxRate, StreamWaiter waiter)
    {
        _pacers = pacers;
        _maxRate = maxRate;
        _waiter = waiter;
        pacers.Enter(maxRate, this);
    }

    /// <summary>Whether the subscriber waits for a tick, which signals that it may be sent what has come meanwhile.</summary>
    public bool IsHeld => Volatile.Read(ref _isHeld) != 0;

    /// <summary>Whether the subscriber may be sent something now; if not, a signal comes when it may.</summary>
    public bool TryPass()
    {
        if (MustWait())
            return false;
        Volatile.Write(ref _ticksLeft, Interlocked.Exchange(ref _isHeld, 0) != 0 ? 1 : TicksAfterPause);
        return true;
    }

    /// <summary>
    /// Called once for each tick, when the wave of it comes to this subscriber. Whoever is held is signalled by each tick
    /// until it passes: at the first one what it waited for may have become stale, and changes do not signal it.
    /// </summary>
    public void OnTick()
    {
        var mustWait = Volatile.Read(ref _ticksLeft) > 0 && Interlocked.Decrement(ref _ticksLeft) > 0;
        if (!mustWait && IsHeld)
            _waiter.SignalHere();
    }

    public void Dispose() => _pacers.Leave(_maxRate, this);

    private bool MustWait()
    {
        if (Volatile.Read(ref _ticksLeft) <= 0)
            return false;

        // A tick that came before it was known that somebody waits for it has signalled nothing.
        Interlocked.Exchange(ref _isHeld, 1);
        return Volatile.Read(ref _ticksLeft) > 0;
    }
}
