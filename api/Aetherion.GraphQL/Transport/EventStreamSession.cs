using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Transport;

/// <summary>
/// One event stream, found in the features of its request: the counterpart of <see cref="SocketSession"/>.
/// </summary>
public sealed class EventStreamSession : IDisposable
{
    private readonly CancellationTokenSource _revoked;

    internal EventStreamSession(CancellationToken aborted) =>
        _revoked = CancellationTokenSource.CreateLinkedTokenSource(aborted);

    /// <summary>Cancelled when the stream ends from either side.</summary>
    internal CancellationToken Ended => _revoked.Token;

    internal IError? Error { get; private set; }

    /// <summary>Ends the stream with the error, for a caller who has lost the right to it.</summary>
    public async Task RevokeAsync(IError error)
    {
        Error ??= error;
        try
        {
            await _revoked.CancelAsync().ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // It has ended on its own.
        }
    }

    public void Dispose() => _revoked.Dispose();
}
