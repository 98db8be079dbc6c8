using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Aetherion.Api.Live;
using Orleans.Runtime;

namespace Aetherion.Api.Sockets;

/// <summary>
/// Sends what comes on a stream to the sockets that want it. It listens while there are any, and each message is
/// encoded once for all sockets that want the same types.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle is never asked for holds nothing.")]
internal sealed class Broadcast<T>(LiveStreams streams, StreamId stream, MessageEncoder<T> encode)
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private ImmutableArray<BroadcastGroup> _groups = [];
    private IAsyncDisposable? _subscription;

    public async Task AttachAsync(LiveSocket socket, MessageTypes types)
    {
        await _gate.WaitAsync();
        try
        {
            _groups = With(socket, types);
            _subscription ??= await streams.SubscribeAsync<T>(stream, Send);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task DetachAsync(LiveSocket socket)
    {
        await _gate.WaitAsync();
        try
        {
            _groups = Without(socket);
            if (_groups.IsEmpty && _subscription is { } subscription)
            {
                _subscription = null;
                await subscription.DisposeAsync();
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    private void Send(T item)
    {
        foreach (var group in _groups)
        {
            var writer = new FrameWriter();
            encode(ref writer, item, group.Types);
            if (writer.ToBlock() is not { } block)
                continue;
            foreach (var socket in group.Sockets)
                socket.Send(block);
            block.Release();
        }
    }

    private ImmutableArray<BroadcastGroup> With(LiveSocket socket, MessageTypes types)
    {
        foreach (var group in _groups)
        {
            if (group.Types == types)
                return _groups.Replace(group, group with { Sockets = group.Sockets.Add(socket) });
        }
        return _groups.Add(new BroadcastGroup(types, [socket]));
    }

    private ImmutableArray<BroadcastGroup> Without(LiveSocket socket) =>
    [
        .. _groups.Select(group => group with { Sockets = group.Sockets.Remove(socket) })
            .Where(group => !group.Sockets.IsEmpty),
    ];
}
