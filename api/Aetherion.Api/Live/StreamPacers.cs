namespace Aetherion.Api.Live;

/// <summary>The pacers in use, one for each rate that anybody asked for.</summary>
internal sealed class StreamPacers(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, StreamPacer> _pacers = [];

    public void Enter(int maxRate, StreamPace pace)
    {
        var interval = UpdateRate.ToInterval(maxRate);
        lock (_lock)
        {
            if (!_pacers.TryGetValue(maxRate, out var pacer))
                _pacers[maxRate] = pacer = new StreamPacer(interval, time);
            pacer.Add(pace);
        }
    }

    public void Leave(int maxRate, StreamPace pace)
    {
        lock (_lock)
        {
            if (_pacers[maxRate].Remove(pace) > 0)
                return;
            _pacers[maxRate].Dispose();
            _pacers.Remove(maxRate);
        }
    }
}
