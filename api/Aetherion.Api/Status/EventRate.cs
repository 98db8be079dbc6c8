namespace Aetherion.Api.Status;

/// <summary>Market events a second, from a count that is read now and then.</summary>
internal sealed class EventRate(TimeProvider time)
{
    /// <summary>Counts read sooner after each other give the rate before: over less, it would jump about.</summary>
    public static readonly TimeSpan WindowMin = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private long? _count;
    private long _timestamp;
    private double _rate;

    public double Update(long count)
    {
        lock (_lock)
        {
            var elapsed = time.GetElapsedTime(_timestamp);
            if (_count is not null && elapsed < WindowMin)
                return _rate;
            if (_count is { } previous)
                _rate = Math.Max(0, count - previous) / elapsed.TotalSeconds;
            _count = count;
            _timestamp = time.GetTimestamp();
            return _rate;
        }
    }
}
