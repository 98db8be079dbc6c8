namespace Aetherion.GraphQL.Transport;

/// <summary>An operation that runs on a socket.</summary>
internal sealed class SocketOperation : IDisposable
{
    private readonly CancellationTokenSource _cancellation;

    public SocketOperation(string id, CancellationToken socketClosed)
    {
        Id = id;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(socketClosed);
        Token = _cancellation.Token;
    }

    public string Id { get; }

    public CancellationToken Token { get; }

    /// <summary>Ends when the operation has.</summary>
    public Task Completion { get; set; } = Task.CompletedTask;

    public void Cancel()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended on its own.
        }
    }

    public void Dispose() => _cancellation.Dispose();
}
