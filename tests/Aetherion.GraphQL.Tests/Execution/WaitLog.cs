namespace Aetherion.GraphQL.Tests.Execution;

/// <summary>Resolvers that wait until their token is cancelled, counted.</summary>
public sealed class WaitLog
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _allCancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Started { get; private set; }

    public int Cancelled { get; private set; }

    /// <summary>Ends when every resolver that started has seen its token cancelled.</summary>
    public Task AllCancelled => _allCancelled.Task;

    public async Task<int> WaitAsync(CancellationToken cancellation)
    {
        lock (_lock)
            Started++;
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        }
        catch (OperationCanceledException)
        {
            lock (_lock)
            {
                if (++Cancelled == Started)
                    _allCancelled.TrySetResult();
            }

            throw;
        }

        return 0;
    }
}
