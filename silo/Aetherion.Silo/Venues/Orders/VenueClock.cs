using Aetherion.Domain.Venues.Orders;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>
/// The venue's clock as far as it is known: measured when it is first needed, now and then, and after the venue has
/// refused a timestamp. A measurement is as good as half the way there and back.
/// </summary>
internal sealed class VenueClock(OrderVenue venue, OrderHttp http, OrderGatewayOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _measuring = new(1);
    private DateTimeOffset _measured = DateTimeOffset.MinValue;

    /// <summary>How far the venue's clock is ahead of ours.</summary>
    public TimeSpan Offset { get; private set; }

    /// <summary>Has it measured before the next use.</summary>
    public void Doubt() => _measured = DateTimeOffset.MinValue;

    /// <summary>The venue's time; ours moved by what was measured last where it cannot be measured now.</summary>
    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() - _measured >= options.ClockLifetime)
            await MeasureAsync(cancellationToken);
        return time.GetUtcNow() + Offset;
    }

    public void Dispose() => _measuring.Dispose();

    private async Task MeasureAsync(CancellationToken cancellationToken)
    {
        await _measuring.WaitAsync(cancellationToken);
        try
        {
            var before = time.GetUtcNow();
            if (before - _measured < options.ClockLifetime)
                return;
            var (answer, _) = await http.SendAsync(SignedRequest.Plain(venue.Protocol.Clock()), cancellationToken);
            var after = time.GetUtcNow();
            if (answer is { IsSuccess: true } found && venue.Protocol.ReadClock(found.Body) is { } theirs)
                (Offset, _measured) = (theirs - (before + ((after - before) / 2)), after);
        }
        finally
        {
            _measuring.Release();
        }
    }
}
