namespace Aetherion.Api.Live;

/// <summary>One listener's place at a shared stream; disposing of it leaves.</summary>
internal sealed class LiveSubscription<T>(SharedStream<T> stream, Action<T> listener) : IAsyncDisposable
{
    private int _isDisposed;

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            await stream.RemoveAsync(listener);
    }
}
