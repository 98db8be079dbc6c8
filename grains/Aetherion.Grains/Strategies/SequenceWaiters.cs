namespace Aetherion.Grains.Strategies;

/// <summary>Callers that wait for a sequence to be reached.</summary>
internal sealed class SequenceWaiters
{
    /// <summary>How many may wait at once.</summary>
    public const int CountMax = 1_000;

    private readonly List<(long Sequence, TaskCompletionSource Source)> _waiters = [];

    /// <exception cref="InvalidOperationException">Too many wait already.</exception>
    public Task Wait(long sequence)
    {
        if (_waiters.Count >= CountMax)
            throw new InvalidOperationException($"{CountMax} callers wait for this strategy already; try again later.");
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiters.Add((sequence, source));
        return source.Task;
    }

    public void Reach(long sequence)
    {
        for (var i = _waiters.Count - 1; i >= 0; i--)
        {
            if (_waiters[i].Sequence > sequence)
                continue;
            _waiters[i].Source.TrySetResult();
            _waiters.RemoveAt(i);
        }
    }
}
