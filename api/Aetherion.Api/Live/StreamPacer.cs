namespace Aetherion.Api.Live;

/// <summary>
/// Ticks once an interval for all subscribers that want that many updates a second, whatever their stream: one timer
/// for each rate rather than one for each subscriber.
/// </summary>
internal sealed class StreamPacer : IDisposable
{
    private readonly StreamMembers<StreamPace> _paces = new(static pace => pace.OnTick());
    private readonly ITimer _timer;
    private long _tick;

    public StreamPacer(TimeSpan interval, TimeProvider time) =>
        _timer = ServiceWork.CreateTimer(time, static pacer => ((StreamPacer)pacer!).OnTick(), this, interval);

    public long Tick => Volatile.Read(ref _tick);

    public void Add(StreamPace pace) => _paces.Add(pace);

    /// <summary>How many are left.</summary>
    public int Remove(StreamPace pace) => _paces.Remove(pace);

    public void Dispose() => _timer.Dispose();

    private void OnTick()
    {
        Interlocked.Increment(ref _tick);
        _paces.TellAll();
    }
}
