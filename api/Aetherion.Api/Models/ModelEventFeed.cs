using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Models;

/// <summary>
/// The registry's journal after a number for one subscriber: each event once and in order, at the subscriber's pace.
/// The journal is asked again and again, because commands of other processes write to it too.
/// </summary>
internal sealed class ModelEventFeed(IModelRegistry registry, TimeProvider time)
{
    public const int JournalPageSize = 200;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>The number of the latest event; 0 before the first.</summary>
    public async Task<long> FindLastAsync(CancellationToken cancellationToken)
    {
        var latest = await registry.ReadLatestEventsAsync(null, 1, cancellationToken);
        return latest.IsEmpty ? 0 : latest[0].Number;
    }

    public async IAsyncEnumerable<ModelEventType> ReadAsync(
        long afterNumber, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(PollInterval, time);
        do
        {
            ImmutableArray<ModelEvent> page;
            do
            {
                page = await registry.ReadEventsAsync(afterNumber, JournalPageSize, cancellationToken);
                foreach (var entry in page)
                {
                    afterNumber = entry.Number;
                    yield return new ModelEventType(entry);
                }
            }
            while (page.Length == JournalPageSize);
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }
}
