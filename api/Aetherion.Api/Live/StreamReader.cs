using System.Runtime.CompilerServices;

namespace Aetherion.Api.Live;

/// <summary>
/// One subscriber's way through a stream, as the subscription contract has it: a snapshot or what was missed, then the
/// changes, and a status when nothing else is sent. Nothing waits for a subscriber; one that has fallen too far behind is
/// told so.
/// </summary>
/// <typeparam name="TEvent">The events as the schema has them; every message of the stream is one.</typeparam>
/// <typeparam name="TChange">The changes of the stream.</typeparam>
internal sealed class StreamReader<TEvent, TChange>(
    StreamHubs hubs, StreamPacers pacers, object key, Func<StreamHub<TChange>> make)
    where TEvent : IStreamEvent
    where TChange : StreamChange
{
    /// <summary>Intervals without a message after which a status is sent.</summary>
    private const int SilentBeats = 2;

    private readonly StreamWaiter _waiter = new();
    private StreamHub<TChange> _hub = null!;
    private long _position;
    private long _stateVersion;
    private long _asideVersion;
    private long _sentBeat;

    public async IAsyncEnumerable<TEvent> ReadAsync(
        StreamPosition? from, int? maxRate, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _hub = await hubs.EnterAsync(key, make, _waiter, cancellationToken);
        try
        {
            using var pace = _waiter.Pace = maxRate is { } rate ? new StreamPace(pacers, rate, _waiter) : null;
            using var cancelled = cancellationToken.UnsafeRegister(static waiter => ((StreamWaiter)waiter!).Signal(), _waiter);
            await foreach (var message in BeginAsync(from, cancellationToken))
                yield return As(message);
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (TryTake(out var message))
                {
                    if (message is not null)
                    {
                        yield return As(message);
                        continue;
                    }
                    await foreach (var bridge in RestartAsync(StreamReason.OutsideWindow, null, cancellationToken))
                        yield return As(bridge);
                    continue;
                }
                if (_hub.HasEnded && _position >= _hub.Log.Last)
                    break;
                await _waiter.WaitAsync();
            }
            if (_hub.Failure is not null)
                throw ApiErrors.Interrupted(_position);
        }
        finally
        {
            hubs.Leave(key, _hub, _waiter);
        }
    }

    private static TEvent As(StreamMessage message) => (TEvent)(object)message;

    /// <summary>What comes before the changes that are still held.</summary>
    private IAsyncEnumerable<StreamMessage> BeginAsync(StreamPosition? from, CancellationToken cancellationToken)
    {
        // A state that is not the usual one follows the first message.
        (_asideVersion, _stateVersion, _sentBeat) = (-1, _hub.IsLive ? _hub.StateVersion : -1, _hub.BeatCount);
        if (from is not { } place)
            return SnapshotAsync(cancellationToken);
        _position = place.Sequence;
        if (place.Epoch is not null && place.Epoch != _hub.Epoch)
            return RestartAsync(StreamReason.EpochChanged, place.Epoch, cancellationToken);
        var last = _hub.Log.Last;
        if (place.Sequence > last)
            return RestartAsync(StreamReason.UnknownSequence, null, cancellationToken);
        if (_hub.Log.Holds(place.Sequence))
            return AsyncEnumerable.Empty<StreamMessage>();
        return _hub.IsStored && last - place.Sequence <= StreamLimits.StoredWindow
            ? CatchUpAsync(cancellationToken)
            : RestartAsync(StreamReason.OutsideWindow, null, cancellationToken);
    }

    private async IAsyncEnumerable<StreamMessage> SnapshotAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var snapshot = await _hub.TakeSnapshotAsync(cancellationToken);
        _position = snapshot.Sequence;
        yield return snapshot;
    }

    private async IAsyncEnumerable<StreamMessage> RestartAsync(
        StreamReason reason, string? epoch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var snapshot = await _hub.TakeSnapshotAsync(cancellationToken);
        yield return new StreamGapType(
            epoch ?? _hub.Epoch, snapshot.EventTime, _position, snapshot.Sequence, reason);
        _position = snapshot.Sequence;
        yield return snapshot;
    }

    /// <summary>What was missed, from storage, until the changes that are held go on from it.</summary>
    private async IAsyncEnumerable<StreamMessage> CatchUpAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var attempt = 0; !_hub.Log.Holds(_position);)
        {
            var page = await _hub.ReadStoredAsync(_position, StreamLimits.StoredPageSize, cancellationToken);
            if (page.Count > 0 && page[0].Predecessor != _position)
            {
                await foreach (var message in RestartAsync(StreamReason.OutsideWindow, null, cancellationToken))
                    yield return message;
                yield break;
            }
            if (page.Count == 0)
            {
                // The stream is past an event that has yet to reach storage.
                if (++attempt == StreamLimits.StoredAttemptsMax)
                    throw ApiErrors.Interrupted(_position);
                await Task.Delay(StreamLimits.StoredRetryDelay, _hub.Time, cancellationToken);
            }
            else
            {
                attempt = 0;
            }
            foreach (var change in page)
            {
                _position = change.Sequence;
                yield return change;
            }
        }
    }

    /// <summary>The next message, if there is one to be sent now.</summary>
    /// <param name="message">Null when the subscriber has to begin anew.</param>
    private bool TryTake(out StreamMessage? message)
    {
        message = null;
        var isTaken = TryTakeChange(ref message) || TryTakeAside(ref message) || TryTakeStatus(ref message);
        if (isTaken)
            _sentBeat = _hub.BeatCount;
        return isTaken;
    }

    private bool TryTakeChange(ref StreamMessage? message)
    {
        if (_position >= _hub.Log.Last)
            return false;
        if (_hub.IsLossless)
        {
            if (!_hub.Log.TryReadNext(_position, out var next))
                throw ApiErrors.SlowConsumer("events", StreamLimits.LosslessWindow);
            message = next;
        }
        else
        {
            if (_waiter.Pace?.TryPass() == false)
                return false;
            message = TakeMerged();
        }
        _position = message?.Sequence ?? _position;
        return true;
    }

    private TChange? TakeMerged()
    {
        if (_waiter.Pace is null && !_hub.IsMerging && _hub.Log.TryReadNext(_position, out var next))
            return next;
        return _hub.MergeFrom(_position);
    }

    private bool TryTakeAside(ref StreamMessage? message)
    {
        var (version, aside) = _hub.Aside;
        if (aside is null || version == _asideVersion || aside.Sequence != _position || _waiter.Pace?.TryPass() == false)
            return false;
        _asideVersion = version;
        message = aside;
        return true;
    }

    private bool TryTakeStatus(ref StreamMessage? message)
    {
        var version = _hub.StateVersion;
        if (version == _stateVersion && _hub.BeatCount - _sentBeat < SilentBeats)
            return false;
        _stateVersion = version;
        message = _hub.StatusAt(_position);
        return true;
    }
}
