namespace Aetherion.Model;

/// <summary>
/// A budget a minute that fills steadily and holds one minute's worth. It keeps the time at which it would be full
/// again and changes that by compare and exchange: no lock, and one write a use. Times are <see
/// cref="DateTime.Ticks"/>, of any clock that does not go back.
/// </summary>
public sealed class TokenBucket
{
    /// <summary>
    /// The largest budget a minute: a token for each tick of time, which is the least it can tell apart.
    /// </summary>
    public const int LimitMax = (int)TimeSpan.TicksPerMinute;

    private readonly double _ticksPerToken;
    private long _fullTime;

    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1 or above <see cref="LimitMax"/>.</exception>
    public TokenBucket(int limitPerMinute)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limitPerMinute, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limitPerMinute, LimitMax);
        Limit = limitPerMinute;
        _ticksPerToken = (double)TimeSpan.TicksPerMinute / limitPerMinute;
    }

    public int Limit { get; }

    /// <summary>Takes tokens if there are enough; all or none.</summary>
    /// <param name="retryAfter">When there will be enough; zero when they were taken. More than the limit never
    /// are.</param>
    public bool TryTake(int tokens, long now, out TimeSpan retryAfter)
    {
        var cost = TicksOf(tokens);
        while (true)
        {
            var fullTime = Volatile.Read(ref _fullTime);
            var next = Math.Max(fullTime, now) + cost;
            if (next - now > TimeSpan.TicksPerMinute)
            {
                retryAfter = TimeSpan.FromTicks(next - now - TimeSpan.TicksPerMinute);
                return false;
            }
            if (Interlocked.CompareExchange(ref _fullTime, next, fullTime) != fullTime)
                continue;
            retryAfter = TimeSpan.Zero;
            return true;
        }
    }

    /// <summary>Takes tokens whether they are there or not: those that were used elsewhere.</summary>
    public void Charge(long tokens, long now)
    {
        var cost = TicksOf(tokens);
        while (true)
        {
            var fullTime = Volatile.Read(ref _fullTime);
            var next = Math.Max(fullTime, now) + cost;
            if (Interlocked.CompareExchange(ref _fullTime, next, fullTime) == fullTime)
                return;
        }
    }

    /// <summary>The tokens that are there.</summary>
    public int Remaining(long now) =>
        (int)Math.Clamp((TimeSpan.TicksPerMinute - FullIn(now).Ticks) / _ticksPerToken, 0, Limit);

    /// <summary>The tokens that are used, those beyond the limit among them.</summary>
    public long Used(long now) => (long)Math.Ceiling(FullIn(now).Ticks / _ticksPerToken);

    /// <summary>In what time it is full if nothing more is taken.</summary>
    public TimeSpan FullIn(long now) => TimeSpan.FromTicks(Math.Max(0, Volatile.Read(ref _fullTime) - now));

    private long TicksOf(long tokens) => (long)Math.Round(tokens * _ticksPerToken);
}
