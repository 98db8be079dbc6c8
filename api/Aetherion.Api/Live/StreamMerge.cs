using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Aetherion.Api.Live;

/// <summary>
/// Several streams as one; the order holds within each of them. It takes from each as fast as the subscriber reads, so
/// that one who is too slow falls behind in the streams themselves.
/// </summary>
internal static class StreamMerge
{
    private const int WaitingMax = 16;

    public static async IAsyncEnumerable<T> ReadAsync<T>(
        IReadOnlyList<IAsyncEnumerable<T>> streams, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waiting = Channel.CreateBounded<T>(WaitingMax);
        var copying = streams.Select(stream => CopyAsync(stream, waiting.Writer, ending.Token)).ToArray();
        try
        {
            await foreach (var item in waiting.Reader.ReadAllAsync(cancellationToken))
                yield return item;
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll(copying);
        }
    }

    // Never throws: what goes wrong in one stream ends the whole.
    private static async Task CopyAsync<T>(
        IAsyncEnumerable<T> stream, ChannelWriter<T> waiting, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in stream.WithCancellation(cancellationToken))
                await waiting.WriteAsync(item, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The subscriber has gone, or another stream has failed.
        }
        catch (ChannelClosedException)
        {
            // Another stream has failed.
        }
#pragma warning disable CA1031 // It reaches the subscriber through the channel.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            waiting.TryComplete(exception);
        }
    }
}
