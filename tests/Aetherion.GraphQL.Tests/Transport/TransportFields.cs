using System.Runtime.CompilerServices;
using Aetherion.GraphQL.Subscriptions;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Transport;

[SubscriptionType]
public static class TransportFields
{
    /// <summary>Sends nothing until it is cancelled.</summary>
    public static async IAsyncEnumerable<int> Silence(
        string? key,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var source = SilentSource.Find(key);
        source.Started.TrySetResult();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        finally
        {
            source.Ended.TrySetResult();
        }

        yield return 0;
    }

    /// <summary>Sends as fast as it can until it is cancelled.</summary>
    public static async IAsyncEnumerable<string> Flood(
        string? key,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const int BlockLength = 100_000;
        var source = SilentSource.Find(key);
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                yield return new string('x', BlockLength);
                await Task.Yield();
            }
        }
        finally
        {
            source.Ended.TrySetResult();
        }
    }

    public static IAsyncEnumerable<int> Overflowing(CancellationToken cancellationToken)
    {
        var buffer = new EventBuffer<int>(capacity: 2);
        for (var item = 1; item <= 3; item++)
            buffer.TryAdd(item);
        return buffer.ReadAllAsync(cancellationToken);
    }
}
