using Microsoft.Extensions.Logging;

namespace Aetherion.Api.Live;

/// <summary>
/// One stream of a key, shared by all its subscribers in this process: its epoch, its latest changes, its state. It
/// takes changes in one after the other; each subscriber reads them from its own place.
/// </summary>
internal abstract class StreamHub<TChange>(StreamServices services, int window) : IStreamHub
    where TChange : StreamChange
{
    private readonly CancellationTokenSource _closing = new();
    private readonly SubscriptionGroup _sources = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<long, TChange> _merged = [];
    private readonly Dictionary<long, StreamStatusType> _statuses = [];
    private (StreamState State, StreamReason Reason) _state = (StreamState.Live, StreamReason.None);
    private Task _running = Task.CompletedTask;
    private long _beat;
    private long _stateVersion;
    private StreamMessage? _aside;
    private long _asideVersion;

    public Task Opened { get; private set; } = Task.CompletedTask;

    public string Epoch { get; private set; } = "";

    public StreamLog<TChange> Log { get; } = new(window);

    public StreamMembers<StreamWaiter> Waiters { get; } = new(static waiter => waiter.SignalUnheld());

    /// <summary>Whether every change is sent to every subscriber; otherwise changes are merged.</summary>
    public abstract bool IsLossless { get; }

    /// <summary>Whether a subscriber that has fallen behind is sent one change in place of several.</summary>
    public virtual bool IsMerging => !IsLossless;

    /// <summary>Whether changes that are not held any more can be read from storage.</summary>
    public virtual bool IsStored => false;

    public bool HasEnded { get; private set; }

    /// <summary>Why the stream has ended; null when there was no more to send.</summary>
    public Exception? Failure { get; private set; }

    public bool IsLive
    {
        get
        {
            lock (_lock)
                return _state.State == StreamState.Live;
        }
    }

    public long BeatCount => Volatile.Read(ref _beat);

    public long StateVersion => Volatile.Read(ref _stateVersion);

    /// <summary>What is sent beside the changes, the latest only: a bar that is forming.</summary>
    public (long Version, StreamMessage? Message) Aside
    {
        get
        {
            lock (_lock)
                return (_asideVersion, _aside);
        }
    }

    public TimeProvider Time => services.Time;

    protected StreamServices Services => services;

    protected CancellationToken Closing => _closing.Token;

    /// <summary>Begins, as the service and not as the subscriber who came first.</summary>
    public void Open() => Opened = ServiceWork.RunAsync(OpenAsync);

    /// <summary>The whole state, and the sequence that changes go on from.</summary>
    public abstract ValueTask<StreamMessage> TakeSnapshotAsync(CancellationToken cancellationToken);

    /// <summary>Stored changes after a sequence, oldest first.</summary>
    public virtual Task<IReadOnlyList<TChange>> ReadStoredAsync(
        long afterSequence, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The stream is not stored.");

    /// <summary>
    /// One change from a sequence to the latest, the same for all who are at that sequence; null when what lies between
    /// cannot be merged.
    /// </summary>
    public TChange? MergeFrom(long sequence)
    {
        if (Log.TryReadNext(sequence, out var next) && next is not null && next.Sequence == Log.Last)
            return next;
        lock (_lock)
        {
            if (_merged.TryGetValue(sequence, out var known))
                return known;
            Log.TryReadAll(sequence, out var changes);
            if (changes is { Length: 0 } || Merge(sequence, changes) is not { } merged)
                return null;
            return _merged[sequence] = merged;
        }
    }

    /// <summary>The state as it is sent to those who are at that sequence.</summary>
    public StreamStatusType StatusAt(long sequence)
    {
        lock (_lock)
        {
            if (_statuses.TryGetValue(sequence, out var known))
                return known;
            return _statuses[sequence] = new StreamStatusType(Epoch, sequence, services.Now, _state.State, _state.Reason);
        }
    }

    public void Beat()
    {
        lock (_lock)
            _statuses.Clear();
        Interlocked.Increment(ref _beat);
        OnBeat();
        Waiters.TellAll();
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _sources.DisposeAsync();
        _closing.Dispose();
    }

    /// <summary>Subscribes to what the stream is made of, and tells where it stands.</summary>
    /// <returns>The epoch, and the sequence of the last change before those that follow.</returns>
    protected abstract Task<(string Epoch, long Sequence)> StartAsync(CancellationToken cancellationToken);

    /// <summary>Takes changes in until the stream ends.</summary>
    protected abstract Task RunAsync(CancellationToken cancellationToken);

    /// <param name="changes">Null when they are not held any more.</param>
    protected virtual TChange? Merge(long sequence, TChange[]? changes) => null;

    protected virtual void OnBeat()
    {
    }

    protected void AddSource(IAsyncDisposable source) => _sources.Add(source);

    protected void Publish(params ReadOnlySpan<TChange> changes)
    {
        if (changes.IsEmpty)
            return;
        lock (_lock)
        {
            foreach (var change in changes)
                Log.Append(change);
            _merged.Clear();
            _statuses.Clear();
        }
        Waiters.TellAll();
    }

    protected void PutAside(StreamMessage message)
    {
        lock (_lock)
        {
            _aside = message;
            _asideVersion++;
        }
        Waiters.TellAll();
    }

    protected void SetState(StreamState state, StreamReason reason = StreamReason.None)
    {
        lock (_lock)
        {
            if (_state == (state, reason))
                return;
            _state = (state, reason);
            _statuses.Clear();
            _stateVersion++;
        }
        Waiters.TellAll();
    }

    private async Task OpenAsync()
    {
        try
        {
            var (epoch, sequence) = await StartAsync(Closing);
            Epoch = epoch;
            Log.Reset(sequence);
            _running = Task.Run(RunToEndAsync, CancellationToken.None);
        }
        catch
        {
            HasEnded = true;
            throw;
        }
    }

    private async Task RunToEndAsync()
    {
        try
        {
            await RunAsync(Closing);
        }
        catch (OperationCanceledException) when (Closing.IsCancellationRequested)
        {
            // Nobody listens any more.
        }
#pragma warning disable CA1031 // Whatever it is, the subscribers are told, and the next one begins anew.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            services.Logger.LogWarning(exception, "The stream {Stream} has ended.", GetType().Name);
            Failure = exception;
        }
        HasEnded = true;
        Waiters.TellAll();
    }
}
