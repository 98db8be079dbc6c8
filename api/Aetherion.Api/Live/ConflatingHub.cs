using System.Threading.Channels;

namespace Aetherion.Api.Live;

/// <summary>
/// A stream of states that are asked for when something says that they have changed, no more often than anybody may want
/// to see them.
/// </summary>
internal abstract class ConflatingHub<TChange>(StreamServices services)
    : StreamHub<TChange>(services, StreamLimits.ConflatingWindow)
    where TChange : StreamChange
{
    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public override bool IsLossless => false;

    /// <summary>Says that the state may have changed; never waits.</summary>
    protected void Touch() => _changed.Writer.TryWrite(true);

    /// <summary>Asks for the state and publishes what is new in it.</summary>
    /// <returns>False when the stream ends with it.</returns>
    protected abstract Task<bool> RefreshAsync(CancellationToken cancellationToken);

    protected override void OnBeat() => Touch();

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await _changed.Reader.WaitToReadAsync(cancellationToken))
        {
            _changed.Reader.TryRead(out _);
            if (!await TryRefreshAsync(cancellationToken))
                return;
            await Task.Delay(StreamLimits.ConflatingInterval, Time, cancellationToken);
        }
    }

    private async Task<bool> TryRefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RefreshAsync(cancellationToken);
        }
        catch (TimeoutException)
        {
            SetState(StreamState.Stale, StreamReason.Timeout);
            return true;
        }
    }
}
