namespace Aetherion.Api.Live;

/// <summary>A stream of states that nothing announces: they are looked at again and again, once for all subscribers.</summary>
internal abstract class PolledHub<TChange>(StreamServices services, int window) : StreamHub<TChange>(services, window)
    where TChange : StreamChange
{
    /// <summary>Publishes what is new.</summary>
    /// <returns>False when the stream ends with it.</returns>
    protected abstract Task<bool> PollAsync(CancellationToken cancellationToken);

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(StreamLimits.PollInterval, Time);
        while (await TryPollAsync(cancellationToken))
            await timer.WaitForNextTickAsync(cancellationToken);
    }

    private async Task<bool> TryPollAsync(CancellationToken cancellationToken)
    {
        try
        {
            var goesOn = await PollAsync(cancellationToken);
            SetState(StreamState.Live);
            return goesOn;
        }
        catch (Exception exception) when (exception is TimeoutException or System.Data.Common.DbException)
        {
            SetState(StreamState.Stale, StreamReason.StorageUnavailable);
            return true;
        }
    }
}
