using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace Aetherion.Api.Live;

/// <summary>
/// A stream that is subscribed to while it has listeners. After the last has left it takes no new ones.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle is never asked for holds nothing.")]
internal sealed class SharedStream<T>(IAsyncStream<T> stream, ILogger logger, Action<SharedStream<T>> onClosed)
    : IAsyncBatchObserver<T>
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private ImmutableArray<Action<T>> _listeners = [];
    private StreamSubscriptionHandle<T>? _handle;
    private bool _isClosed;

    public async Task<bool> TryAddAsync(Action<T> listener)
    {
        await _gate.WaitAsync();
        try
        {
            if (_isClosed)
                return false;
            _listeners = _listeners.Add(listener);
            await SubscribeAsync();
            return true;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task RemoveAsync(Action<T> listener)
    {
        await _gate.WaitAsync();
        try
        {
            _listeners = _listeners.Remove(listener);
            if (_listeners.IsEmpty && !_isClosed)
                await CloseAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    public Task OnNextAsync(IList<SequentialItem<T>> items)
    {
        var listeners = _listeners;
        foreach (var item in items)
        {
            foreach (var listener in listeners)
                Deliver(listener, item.Item);
        }
        return Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex)
    {
        logger.LogWarning(ex, "The stream {Stream} could not deliver something; listeners see a gap.", stream.StreamId);
        return Task.CompletedTask;
    }

    private void Deliver(Action<T> listener, T item)
    {
        try
        {
            listener(item);
        }
#pragma warning disable CA1031 // One listener's failure must not keep the item from the others.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.LogError(exception, "A listener of the stream {Stream} failed.", stream.StreamId);
        }
    }

    private async Task SubscribeAsync()
    {
        if (_handle is not null)
            return;
        try
        {
            _handle = await ServiceWork.RunAsync(() => stream.SubscribeAsync((IAsyncBatchObserver<T>)this));
        }
        catch
        {
            _listeners = [];
            Close();
            throw;
        }
    }

    private async Task CloseAsync()
    {
        Close();
        if (_handle is { } handle)
            await handle.UnsubscribeAsync();
    }

    private void Close()
    {
        _isClosed = true;
        onClosed(this);
    }
}
