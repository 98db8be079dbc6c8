using System.Runtime.CompilerServices;

namespace Aetherion.GraphQL.Subscriptions;

internal sealed class EventSource<T> : EventSource
{
    protected override IAsyncEnumerable<object?> Read(object stream) =>
        stream as IAsyncEnumerable<object?> ?? BoxAsync((IAsyncEnumerable<T>)stream);

    private static async IAsyncEnumerable<object?> BoxAsync(
        IAsyncEnumerable<T> stream,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var item in stream.WithCancellation(cancellationToken).ConfigureAwait(false))
            yield return item;
    }
}
