namespace Aetherion.Api.Live;

/// <summary>
/// One subscriber's rate. What comes after a pause is sent at once, what follows on it with the ticks of the pacer,
/// never two within one interval.
/// </summary>
internal sealed class StreamPace : StreamMember, IDisposable
{
    private readonly StreamPacers _pacers;
    private readonly int _maxRate;
    private readonly StreamWaiter _waiter;
    private readonly StreamPacer _pacer;
    private volatile bool _isHeld;
    private long _next;

    public StreamPace(StreamPacers pacers, int maxRate, StreamWaiter waiter)
    {
        _pacers = pacers;
        _maxRate = maxRate;
        _waiter = waiter;
        _pacer = pacers.Enter(maxRate, this);
    }

    /// <summary>Whether the subscriber may be sent something now; if not, a signal comes when it may.</summary>
    public bool TryPass()
    {
        var tick = _pacer.Tick;
        if (tick < _next)
        {
            // A tick that came before it was known that somebody waits for it has signalled nothing.
            _isHeld = true;
            tick = _pacer.Tick;
            if (tick < _next)
                return false;
        }

        // Between two ticks nobody knows how far the next one is: only the one after it is a whole interval away.
        var isOnTick = _isHeld && tick == _next;
        _next = tick + (isOnTick ? 1 : 2);
        _isHeld = false;
        return true;
    }

    public void OnTick()
    {
        if (_isHeld)
            _waiter.SignalHere();
    }

    public void Dispose() => _pacers.Leave(_maxRate, this);
}
