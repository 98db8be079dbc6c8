using System.Diagnostics;
using System.Globalization;

namespace Aetherion.Benchmarks.Venues.Latency;

/// <summary>
/// Even distances in time. While the receiver takes nothing, the schedule goes on, and what is sent late counts from when it was
/// due. A pause in which the sender itself did not run moves the schedule instead: made up for in a burst, it would be a load that
/// nobody asked for.
/// </summary>
internal sealed class SendingPace(int perSecond)
{
    private readonly double _step = (double)Stopwatch.Frequency / perSecond;
    private double _due = Stopwatch.GetTimestamp();
    private long _first;
    private long _last;
    private long _count;
    private int _pauses;
    private double _pauseMax;
    private bool _isBehind;

    /// <summary>Waits until the next frame is due and returns the time from which it counts.</summary>
    public long AwaitNext()
    {
        _due += _step;
        long now;
        while ((now = Stopwatch.GetTimestamp()) < _due)
            Thread.SpinWait(10);
        var late = now - _due;
        _isBehind = _isBehind && late > _step;
        if (!_isBehind && late > _step)
        {
            _pauses++;
            _pauseMax = Math.Max(_pauseMax, late);
            _due = now;
        }
        if (_count++ == 0)
            _first = now;
        _last = now;
        return _isBehind ? (long)_due : now;
    }

    /// <summary>The receiver did not take what was sent.</summary>
    public void Blocked() => _isBehind = true;

    /// <summary>What came of it.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_count / Stopwatch.GetElapsedTime(_first, _last).TotalSeconds:#,0}/s, {_pauses} pauses of the sender, {_pauseMax / Stopwatch.Frequency * 1000:0.0} ms at most");
}
