namespace Aetherion.Api.Live;

/// <summary>
/// Ticks once an interval for all subscribers that want that many updates a second, whatever their stream: one timer
/// for each rate rather than one for each subscriber. The ticks keep to a grid: one that comes late delays none of those
/// after it.
/// </summary>
internal sealed class StreamPacer : IDisposable
{
    private readonly StreamMembers<StreamPace> _paces = new(static pace => pace.OnTick());
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ITimer _timer;

    public StreamPacer(TimeSpan interval, TimeProvider time)
    {
        (_interval, _time, _start) = (interval, time, time.GetTimestamp());
        _timer = ServiceWork.CreateTimer(
            time, static pacer => ((StreamPacer)pacer!).OnTick(), this, Timeout.InfiniteTimeSpan);
        _timer.Change(interval, interval);
    }

    public void Add(StreamPace pace) => _paces.Add(pace);

    /// <summary>How many are left.</summary>
    public int Remove(StreamPace pace) => _paces.Remove(pace);

    public void Dispose() => _timer.Dispose();

    private void OnTick()
    {
        _paces.TellAll();
        _timer.Change(UntilNext(), _interval);
    }

    /// <summary>To the next place of the grid that is not nearer than half an interval.</summary>
    private TimeSpan UntilNext()
    {
        var sinceLast = new TimeSpan(_time.GetElapsedTime(_start).Ticks % _interval.Ticks);
        var left = _interval - sinceLast;
        return left < _interval / 2 ? left + _interval : left;
    }
}
