using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Aetherion.Api.Live;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

/// <summary>
/// The events of a bot after a sequence for one subscriber: from the journal as far as it goes, then as they come. Each
/// is sent once and in order: what the stream repeats is left out, what it lacks is read from the journal.
/// </summary>
internal sealed class BotEventFeed(LiveStreams streams, ITradingJournal journal, TimeProvider time)
{
    public const int EventsWaitingMax = 1024;
    public const int JournalPageSize = 200;

    /// <summary>How often the journal is asked for an event that the stream is past already.</summary>
    public const int JournalAttemptsMax = 40;

    private static readonly TimeSpan JournalRetryDelay = TimeSpan.FromMilliseconds(250);

    public async IAsyncEnumerable<BotEvent> ReadAsync(
        TenantKey bot, long afterSequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var waiting = new LosslessBuffer<BotEvent>(EventsWaitingMax, "events");
        await using var subscription = await streams.SubscribeAsync<BotEvent>(
            StreamNames.BotEventsOf(bot), waiting.Add);
        var last = afterSequence;
        await foreach (var entry in ReadJournalAsync(bot, last, cancellationToken))
        {
            last = entry.Sequence;
            yield return entry;
        }
        await foreach (var entry in waiting.ReadAllAsync(cancellationToken))
        {
            if (entry.Sequence <= last)
                continue;
            await foreach (var missed in ReadMissedAsync(bot, last, entry.Sequence, cancellationToken))
            {
                last = missed.Sequence;
                yield return missed;
            }
            last = entry.Sequence;
            yield return entry;
        }
    }

    private async IAsyncEnumerable<BotEvent> ReadJournalAsync(
        TenantKey bot, long afterSequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ImmutableArray<BotEvent> page;
        do
        {
            page = await journal.ReadEventsAsync(bot, afterSequence, JournalPageSize, cancellationToken);
            foreach (var entry in page)
                yield return entry;
            if (!page.IsEmpty)
                afterSequence = page[^1].Sequence;
        }
        while (page.Length == JournalPageSize);
    }

    private async IAsyncEnumerable<BotEvent> ReadMissedAsync(
        TenantKey bot, long last, long next, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var attempt = 0; last + 1 < next; attempt++)
        {
            if (attempt == JournalAttemptsMax)
                throw ApiErrors.Interrupted(last);
            if (attempt > 0)
                await Task.Delay(JournalRetryDelay, time, cancellationToken);
            await foreach (var entry in ReadJournalAsync(bot, last, cancellationToken))
            {
                if (entry.Sequence >= next)
                    yield break;
                last = entry.Sequence;
                yield return entry;
            }
        }
    }
}
