using Aetherion.Domain.Venues.Orders;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>
/// The venue's clock as far as it is known: measured when it is first needed, now and then, and after the venue has
/// refused a timestamp. A measurement is as good as half the way there and back.
/// </summary>
internal sealed class VenueClock(OrderVenue venue, OrderHttp http, OrderGatewayOptions options, TimeProvider time) : IDisposable
{
    /// <summary>An order waits for no measurement longer than this: it is signed by what was measured before.</summary>
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(1);

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
            if (time.GetUtcNow() - _measured < options.ClockLifetime)
                return;
            var request = venue.Protocol.Clock();
            if (!await http.TakeAsync(request, time.GetUtcNow().UtcDateTime + WaitMax, cancellationToken))
                return;
            var before = time.GetUtcNow();
            var (answer, _) = await http.SendAsync(SignedRequest.Plain(request), cancellationToken);
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
