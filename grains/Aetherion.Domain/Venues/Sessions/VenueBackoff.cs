namespace Aetherion.Domain.Venues.Sessions;

/// <summary>
/// Pauses between tries: by chance between nothing and a bound that doubles with each failure ("full jitter"), so that
/// clients that were cut together do not come back together.
/// </summary>
public sealed class VenueBackoff
{
    private const int DoublingsMax = 20;

    private readonly Random _random;
    private readonly TimeSpan _base;
    private readonly TimeSpan _max;

    internal VenueBackoff(Random random, VenueSessionOptions options)
    {
        _random = random;
        _base = options.RetryBase;
        _max = options.RetryMax;
    }

    /// <summary>Failures since the last success.</summary>
    public int Failures { get; private set; }

    /// <summary>The pause after one more failure.</summary>
    public TimeSpan Next()
    {
        var bound = Math.Min(_base.Ticks * Math.Pow(2, Math.Min(Failures, DoublingsMax)), _max.Ticks);
        Failures++;
        return TimeSpan.FromTicks((long)(bound * _random.NextDouble()));
    }

    public void Reset() => Failures = 0;
}
