using Aetherion.Api.Live;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainHost.Tests;

namespace Aetherion.Api.Tests.Live;

/// <summary>One subscriber, which keeps its place as clients are told to. Time goes on while it waits.</summary>
/// <param name="read">Subscribes.</param>
/// <param name="time">What goes on.</param>
/// <param name="step">By how much at a time; null for as long as a stream needs between two changes.</param>
internal sealed class StreamClient(
    Func<CancellationToken, IAsyncEnumerable<IStreamEvent>> read, ManualTimeProvider time, TimeSpan? step = null)
    : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IAsyncEnumerator<IStreamEvent>? _events;
    private Task<bool>? _next;
    private bool _hasLeft;

    /// <summary>The place of the last message.</summary>
    public StreamPosition Position { get; private set; }

    /// <summary>The next message that is no status.</summary>
    public async Task<StreamMessage> NextAsync(string awaited)
    {
        while (true)
        {
            var message = await NextOfAnyKindAsync(awaited, step ?? StreamLimits.ConflatingInterval);
            if (message is not StreamStatusType)
                return message;
        }
    }

    /// <summary>Lets time go by in steps until a message comes, but no longer than <paramref name="atMost"/>.</summary>
    public async Task<StreamMessage> NextOfAnyKindAsync(string awaited, TimeSpan step, TimeSpan? atMost = null)
    {
        var end = atMost is { } bound ? time.GetUtcNow() + bound : DateTimeOffset.MaxValue;
        _events ??= read(_leaving.Token).GetAsyncEnumerator(_leaving.Token);
        var next = _next ??= _events.MoveNextAsync().AsTask();
        await Waiting.UntilAsync(
            () =>
            {
                if (!next.IsCompleted && time.GetUtcNow() + step <= end)
                    time.Advance(step);
                return next.IsCompleted;
            },
            awaited);
        _next = null;
        (await next).ShouldBeTrue($"The stream ended while {awaited} was awaited.");
        var message = (StreamMessage)_events.Current;
        Position = new StreamPosition(message.Epoch, message.Sequence);
        return message;
    }

    public async ValueTask DisposeAsync()
    {
        if (_hasLeft)
            return;
        _hasLeft = true;
        await _leaving.CancelAsync();
        if (_next is not null)
            await ((Task)_next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_events is not null)
            await _events.DisposeAsync();
        _leaving.Dispose();
    }
}
