using System.Diagnostics;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Benchmarks.Venues.Latency;

/// <summary>
/// Stands where storage does and keeps nothing but the time: a symbol's grain hands over events right after they went into its
/// book, bars and features.
/// </summary>
internal sealed class ArrivalWriter(int count) : IMarketDataWriter
{
    private readonly long[] _times = new long[count];
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _first;
    private long _last;

    /// <summary>By the order of the frames.</summary>
    public ReadOnlySpan<long> Times => _times;

    /// <summary>Is done when all have come.</summary>
    public Task Complete => _complete.Task;

    public long Last => Interlocked.Read(ref _last);

    /// <summary>Batches that the events came in.</summary>
    public int BatchCount { get; private set; }

    /// <summary>What comes from now on is measured.</summary>
    public void Begin() => _first = Last + 1;

    public ValueTask WriteTicksAsync(MarketEventBatch batch, CancellationToken cancellationToken)
    {
        var now = Stopwatch.GetTimestamp();
        if (_first > 0)
        {
            foreach (ref readonly var marketEvent in batch.Events.AsSpan())
            {
                var index = marketEvent.Sequence - _first;
                if ((ulong)index < (ulong)_times.Length)
                    _times[index] = now;
            }
            BatchCount++;
        }
        Interlocked.Exchange(ref _last, batch.Events[^1].Sequence);
        if (_first > 0 && Last >= _first + _times.Length - 1)
            _complete.TrySetResult();
        return ValueTask.CompletedTask;
    }

    public ValueTask WriteBarsAsync(ClosedBarBatch batch, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
