using Aetherion.Domain.Venues.Orders;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>
/// The venue's clock as far as it is known: measured when it is first needed, now and then, and after the venue has
/// refused a timestamp. A measurement is as good as half the way there and back. An order waits for one only within the limit of
/// <see cref="SharedAttempt"/>: then it is signed by what was measured before.
/// </summary>
internal sealed class VenueClock
{
    /// <summary>An answer that takes longer says too little of the time.</summary>
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(2);

    private readonly OrderVenue _venue;
    private readonly OrderHttp _http;
    private readonly OrderGatewayOptions _options;
    private readonly TimeProvider _time;
    private readonly SharedAttempt _attempt;
    private Measurement _last = new(TimeSpan.Zero, DateTimeOffset.MinValue);

    public VenueClock(OrderVenue venue, OrderHttp http, OrderGatewayOptions options, TimeProvider time)
    {
        (_venue, _http, _options, _time) = (venue, http, options, time);
        _attempt = new SharedAttempt(MeasureAsync, time);
    }

    /// <summary>How far the venue's clock is ahead of ours.</summary>
    public TimeSpan Offset => Volatile.Read(ref _last).Offset;

    /// <summary>Has it measured before the next use.</summary>
    public void Doubt() => Volatile.Write(ref _last, new Measurement(Offset, DateTimeOffset.MinValue));

    /// <summary>The venue's time; ours moved by what was measured last where it cannot be measured now.</summary>
    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken)
    {
        if (_time.GetUtcNow() - Volatile.Read(ref _last).Time >= _options.ClockLifetime)
            await _attempt.WaitAsync(cancellationToken);
        return _time.GetUtcNow() + Offset;
    }

    private async Task<bool> MeasureAsync()
    {
        var request = _venue.Protocol.Clock();
        if (!await _http.TakeAsync(request, _time.GetUtcNow().UtcDateTime + AnswerMax, CancellationToken.None))
            return false;
        var before = _time.GetUtcNow();
        using CancellationTokenSource patience = new(AnswerMax, _time);
        var (answer, _) = await _http.SendAsync(SignedRequest.Plain(request), patience.Token);
        var after = _time.GetUtcNow();
        if (answer is not { IsSuccess: true } found || _venue.Protocol.ReadClock(found.Body) is not { } theirs)
            return false;
        Volatile.Write(ref _last, new Measurement(theirs - (before + ((after - before) / 2)), after));
        return true;
    }

    private sealed record Measurement(TimeSpan Offset, DateTimeOffset Time);
}
