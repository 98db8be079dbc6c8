using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Aetherion.Api.Live;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Regimes;

/// <summary>The regime changes of some keys for one subscriber, none missed.</summary>
internal sealed class RegimeFeed(LiveStreams streams)
{
    public const int ChangesWaitingMax = 1024;

    public async IAsyncEnumerable<RegimeChangeType> ReadAsync(
        ImmutableArray<RegimeKey> keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var waiting = new LosslessBuffer<RegimeTransition>(ChangesWaitingMax, "changes");
        await using var group = new SubscriptionGroup();
        foreach (var key in keys)
        {
            group.Add(await streams.SubscribeAsync<RegimeTransition>(
                StreamNames.RegimeChangesOf(key), waiting.Add));
        }

        // Streams deliver at least once; a change that was sent before is known by its number.
        var lastNumbers = new Dictionary<RegimeKey, long>();
        await foreach (var change in waiting.ReadAllAsync(cancellationToken))
        {
            if (lastNumbers.TryGetValue(change.Key, out var last) && change.Number <= last)
                continue;
            lastNumbers[change.Key] = change.Number;
            yield return new RegimeChangeType(change);
        }
    }
}
