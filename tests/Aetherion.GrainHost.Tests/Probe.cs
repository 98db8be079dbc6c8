using System.Collections.Concurrent;

namespace Aetherion.GrainHost.Tests;

/// <summary>How test grains tell the test what they do, and how the test holds them.</summary>
public sealed class Probe
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly List<string> _records = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();
    private TaskCompletionSource _changed = NewSource();

    public IReadOnlyList<string> Records
    {
        get
        {
            lock (_lock)
                return [.. _records];
        }
    }

    public void Record(string what)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _records.Add(what);
            changed = _changed;
            _changed = NewSource();
        }

        changed.SetResult();
    }

    public int Count(string what) => Records.Count(record => record == what);

    /// <summary>Where a grain waits until the test opens it; an open gate stays open.</summary>
    public Task Gate(string name) => SourceOf(name).Task;

    public void Open(string name) => SourceOf(name).TrySetResult();

    public Task Recorded(string what, int count = 1) =>
        Until(records => records.Count(record => record == what) >= count, $"\"{what}\" {count} times");

    public async Task Until(Func<IReadOnlyList<string>, bool> condition, string awaited)
    {
        using var timeout = new CancellationTokenSource(LongestWait);
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (condition(_records))
                    return;
                changed = _changed.Task;
            }

            try
            {
                await changed.WaitAsync(timeout.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Waited for {awaited}; saw: {string.Join(" | ", Records.TakeLast(40))}");
            }
        }
    }

    private TaskCompletionSource SourceOf(string name) => _gates.GetOrAdd(name, _ => NewSource());

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
