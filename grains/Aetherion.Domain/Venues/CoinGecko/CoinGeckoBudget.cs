namespace Aetherion.Domain.Venues.CoinGecko;

/// <summary>
/// How often CoinGecko may be asked now. Every request counts toward the minute, whatever its answer; only answers of
/// status 200 cost a credit of the month. Until the key's own limits are known, the lower of the documented ones hold. Not
/// for concurrent use.
/// </summary>
public sealed class CoinGeckoBudget
{
    /// <summary>Documented for the free plan: 30 in older texts, 100 in newer.</summary>
    public const int RequestsPerMinuteDefault = 30;

    /// <summary>The pause after a refusal for asking too much that does not say how long.</summary>
    public static readonly TimeSpan PauseDefault = TimeSpan.FromMinutes(1);

    /// <summary>Longer pauses than that are asked for by mistake.</summary>
    public static readonly TimeSpan PauseMax = TimeSpan.FromHours(24);

    /// <summary>After so long without credits a month may have ended, and one more request finds out.</summary>
    public static readonly TimeSpan CreditsPause = TimeSpan.FromHours(6);

    private const int TooManyRequests = 429;
    private const int Good = 200;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Queue<DateTimeOffset> _asked = new();
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _creditsTime;

    public int RequestsPerMinute { get; private set; } = RequestsPerMinuteDefault;

    /// <summary>Null until the vendor has said it.</summary>
    public long? CreditsLeft { get; private set; }

    /// <summary>The key's limits, as the vendor says.</summary>
    public void Learn(DateTimeOffset now, CoinGeckoUsage usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        _creditsTime = now;
        RequestsPerMinute = usage.RequestsPerMinute;
        CreditsLeft = usage.CreditsLeft;
    }

    /// <summary>Takes one request out of the budget; false when there is none left now.</summary>
    public bool TryTake(DateTimeOffset now)
    {
        while (_asked.TryPeek(out var oldest) && now - oldest >= Window)
            _asked.Dequeue();
        if (CreditsLeft is <= 0 && now - _creditsTime >= CreditsPause)
            CreditsLeft = null;
        if (now < _pausedUntil || _asked.Count >= RequestsPerMinute || CreditsLeft is <= 0)
            return false;
        _asked.Enqueue(now);
        return true;
    }

    /// <summary>A request was answered.</summary>
    /// <param name="retryAfter">What the vendor asks to wait; null where it does not say.</param>
    public void Answered(DateTimeOffset now, int status, TimeSpan? retryAfter)
    {
        if (status == Good)
            Spend(now);
        if (status != TooManyRequests)
            return;
        var pause = retryAfter is { } asked && asked > TimeSpan.Zero ? asked : PauseDefault;
        _pausedUntil = now + (pause < PauseMax ? pause : PauseMax);
    }

    private void Spend(DateTimeOffset now)
    {
        if (CreditsLeft is not { } left)
            return;
        CreditsLeft = left - 1;
        _creditsTime = now;
    }
}
