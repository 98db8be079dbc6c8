using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Transport;

/// <summary>An operation that runs on a socket.</summary>
internal sealed class SocketOperation : IDisposable
{
    private readonly CancellationTokenSource _cancellation;
    private GraphQLRequest? _request;
    private byte[]? _nextStart;

    public SocketOperation(string id, GraphQLRequest request, CancellationToken socketClosed)
    {
        Id = id;
        _request = request;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(socketClosed);
        Token = _cancellation.Token;
    }

    public string Id { get; }

    /// <summary>What each of its results begins with.</summary>
    public ReadOnlySpan<byte> NextStart => _nextStart ??= SocketMessages.NextStart(Id);

    public CancellationToken Token { get; }

    /// <summary>Ends when the operation has.</summary>
    public Task Completion { get; set; } = Task.CompletedTask;

    /// <summary>The request, until it is taken.</summary>
    public GraphQLRequest Request => _request ?? throw new InvalidOperationException("The request was taken already.");

    /// <summary>The request, which is kept no longer than until it is taken, once.</summary>
    public GraphQLRequest TakeRequest() =>
        Interlocked.Exchange(ref _request, null) ?? throw new InvalidOperationException("The request was taken already.");

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
