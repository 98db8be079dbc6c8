namespace Aetherion.Postgres;

/// <summary>Lets rows in up to a bound; who comes when there is no room waits in line.</summary>
internal sealed class RowGate(long rowsMax)
{
    private readonly Lock _lock = new();
    private readonly Queue<(long Rows, TaskCompletionSource Turn)> _waiting = new();
    private long _rows;

    /// <summary>Rows inside.</summary>
    public long Rows
    {
        get
        {
            lock (_lock)
                return _rows;
        }
    }

    /// <summary>Completes when there is room; more rows than the bound count as the bound.</summary>
    public Task EnterAsync(long rows, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        rows = Math.Min(rows, rowsMax);
        TaskCompletionSource turn;
        lock (_lock)
        {
            if (_waiting.Count == 0 && _rows + rows <= rowsMax)
            {
                _rows += rows;
                return Task.CompletedTask;
            }
            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue((rows, turn));
        }
        return WaitAsync(turn, cancellationToken);
    }

    public void Leave(long rows)
    {
        lock (_lock)
        {
            _rows -= Math.Min(rows, rowsMax);
            Admit();
        }
    }

    private async Task WaitAsync(TaskCompletionSource turn, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister(
            (_, token) =>
            {
                // One who gave up may have stood before others who fit.
                if (turn.TrySetCanceled(token))
                    Leave(0);
            },
            null);
        await turn.Task;
    }

    private void Admit()
    {
        while (_waiting.TryPeek(out var next))
        {
            if (!next.Turn.Task.IsCompleted)
            {
                if (_rows + next.Rows > rowsMax)
                    return;
                if (next.Turn.TrySetResult())
                    _rows += next.Rows;
            }
            _waiting.Dequeue();
        }
    }
}
