using Aetherion.GrainHost.Core.Streams;
using Aetherion.GrainModel.CodeGeneration;
using Aetherion.GrainModel.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Core;
using Orleans.Core.Internal;
using Orleans.Runtime;
using Orleans.Storage;

namespace Aetherion.GrainHost.Core;

/// <summary>
/// One activation: its mailbox, its turns, its life. It is the task scheduler of its grain, so that whatever the grain
/// awaits continues on its turns; a turn runs on a pool thread, never two at a time. Everything an idle activation does
/// not need is made when needed.
/// </summary>
#pragma warning disable CA1001 // The task of a slice is never waited for, so it holds nothing that needs disposing.
internal sealed class Activation :
#pragma warning restore CA1001
    TaskScheduler, IThreadPoolWorkItem, IGrainContext, IGrainRuntimeSource, ICallTarget, ICallChainReentrantGrainContext
{
    private readonly Lock _lock = new();
    private readonly IActivationOwner _owner;

    // Guarded by the lock.
    private Mailbox _mailbox;
    private Queue<Task>? _continuations;
    private Deactivation? _deactivation;
    private ActivationState _state;
    private bool _isScheduled;
    private int _interleavingWaiting;
    private int _running;
    private int _runningExclusive;
    private int _runningReadOnly;
    private Dictionary<Guid, int>? _reentrantSections;
    private long _lastUsed;
    private long _keptUntil;

    // Touched on turns only.
    private Task? _slice;
    private HashSet<GrainTimer>? _timers;
    private IServiceScope? _scope;
    private GrainReference? _reference;
    private StreamSinks? _sinks;

    public Activation(LocalGrainRuntime runtime, IActivationOwner owner, GrainClass grainClass, GrainId grainId)
    {
        Runtime = runtime;
        Class = grainClass;
        GrainId = grainId;
        _owner = owner;
        _lastUsed = runtime.Now;
    }

    public override int MaximumConcurrencyLevel => 1;

    public LocalGrainRuntime Runtime { get; }

    public IGrainRuntime GrainRuntime => Runtime;

    public GrainClass Class { get; }

    public GrainId GrainId { get; }

    public object? GrainInstance { get; private set; }

    public GrainReference GrainReference => _reference ??= Runtime.Factory.CreateAnyReference(GrainId);

    public IServiceProvider ActivationServices =>
        (_scope ??= Runtime.ServiceProvider.CreateScope()).ServiceProvider;

    public Task Deactivated
    {
        get
        {
            lock (_lock)
            {
                if (_state == ActivationState.Ended)
                    return Task.CompletedTask;
                return (_deactivation ??= new Deactivation()).Ended;
            }
        }
    }

    /// <summary>The observers of this activation's stream subscriptions; touched on turns only.</summary>
    public StreamSinks Sinks => _sinks ??= new StreamSinks();

    /// <summary>Whether the end was asked for or has begun.</summary>
    public bool IsDeactivating
    {
        get
        {
            lock (_lock)
                return _state >= ActivationState.Deactivating || _deactivation is { IsRequested: true };
        }
    }

    /// <summary>The requests that run or wait.</summary>
    public int Load
    {
        get
        {
            lock (_lock)
                return _running + _mailbox.Count + (_state is ActivationState.Activating ? 1 : 0);
        }
    }

    public bool TryAccept(GrainRequest request)
    {
        bool isHere;
        lock (_lock)
        {
            if (_state == ActivationState.Ended)
                return false;
            if (_mailbox.Count >= Runtime.Options.MaxEnqueuedRequests && !request.IsInternal)
                throw new LimitExceededException(
                    $"{_mailbox.Count} calls wait for {GrainId}, its MaxEnqueuedRequests; {request.Method} "
                    + "was not taken.");
            Enqueue(request);
            isHere = !_isScheduled && CallerThread.MayRun(request, Runtime.Options);
            if (isHere)
                _isScheduled = true;
            else
                Schedule();
        }

        if (isHere)
            CallerThread.Run(this);
        return true;
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (_state >= ActivationState.Deactivating)
                return;
            (_deactivation ??= new Deactivation()).Request(deactivationReason);
            Schedule();
        }
    }

    /// <summary>Deactivates if nothing runs or waits and the last use is long enough ago.</summary>
    public bool TryCollect(long now, long age)
    {
        lock (_lock)
        {
            if (_state != ActivationState.Active || _running > 0 || !_mailbox.IsEmpty || _isScheduled
                || now - _lastUsed < age || now < _keptUntil)
                return false;
            (_deactivation ??= new Deactivation()).Request(
                new DeactivationReason(DeactivationReasonCode.ActivationIdle, "No call came for the collection age."));
            Schedule();
            return true;
        }
    }

    public void KeepUntil(long instant)
    {
        lock (_lock)
            _keptUntil = instant;
    }

    public void Add(GrainTimer timer) => (_timers ??= []).Add(timer);

    public void Remove(GrainTimer timer) => _timers?.Remove(timer);

    public void OnEnterReentrantSection(Guid reentrancyId)
    {
        lock (_lock)
        {
            _reentrantSections ??= [];
            _reentrantSections[reentrancyId] = _reentrantSections.GetValueOrDefault(reentrancyId) + 1;
        }
    }

    public void OnExitReentrantSection(Guid reentrancyId)
    {
        lock (_lock)
        {
            if (_reentrantSections is null || !_reentrantSections.TryGetValue(reentrancyId, out var depth))
                return;
            if (depth > 1)
                _reentrantSections[reentrancyId] = depth - 1;
            else
                _reentrantSections.Remove(reentrancyId);
        }
    }

    /// <summary>Whether a request may start now, beside those that run. Called under the lock.</summary>
    public bool MayInterleave(GrainRequest request)
    {
        if (request.IsAnswered)
            return true;
        if (_running == 0)
            return true;
        return Class.IsReentrant
            || request.Method.IsAlwaysInterleave
            || _runningExclusive == 0
            || (request.Method.IsReadOnly && _runningExclusive == _runningReadOnly)
            || IsInReentrantSection(request);
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override string ToString() => GrainId.ToString();

    void IThreadPoolWorkItem.Execute()
    {
        // A task of this scheduler round the whole slice makes it the current one for all that runs in the slice.
        _slice = new Task(static state => ((Activation)state!).RunSlice(), this);
        _slice.Start(this);
        TryExecuteTask(_slice);
    }

    protected override void QueueTask(Task task)
    {
        if (ReferenceEquals(task, _slice))
            return;
        lock (_lock)
        {
            (_continuations ??= new Queue<Task>()).Enqueue(task);
            Schedule();
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        ReferenceEquals(Current, this) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private void Schedule()
    {
        if (_isScheduled)
            return;
        _isScheduled = true;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    private void RunSlice()
    {
        for (var turns = Runtime.Options.MaxTurnsPerSlice; ; turns--)
        {
            Task? continuation = null;
            GrainRequest? request = null;
            lock (_lock)
            {
                if (turns == 0)
                {
                    ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                    return;
                }

                if (_continuations is null || !_continuations.TryDequeue(out continuation))
                {
                    request = TakeRequest();
                    if (request is null && !IsLifeChanging())
                    {
                        _continuations = null;
                        _isScheduled = false;
                        return;
                    }
                }
            }

            try
            {
                Run(continuation, request);
            }
#pragma warning disable CA1031 // Whatever fails here, the activation goes on with its next turn.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Runtime.Log.LogCritical(exception, "A turn of {GrainId} failed in the host itself", GrainId);
            }
        }
    }

    private void Run(Task? continuation, GrainRequest? request)
    {
        if (continuation is not null)
            TryExecuteTask(continuation);
        else if (request is not null)
            Start(request);
        else if (_state == ActivationState.Created)
            _ = ActivateAsync();
        else
            _ = DeactivateAsync();
        if (RequestContext.Current is not null)
            RequestContext.Current = null;
    }

    // Whether the next turn is the activation or the deactivation itself.
    private bool IsLifeChanging() =>
        _state == ActivationState.Created
        || (_state == ActivationState.Active && _running == 0 && _deactivation is { IsRequested: true });

    private GrainRequest? TakeRequest()
    {
        if (_state != ActivationState.Active || _mailbox.IsEmpty)
            return null;
        GrainRequest? request;
        if (_running == 0)
        {
            // A deactivation that was asked for goes first: what waits goes to the next activation.
            if (_deactivation is { IsRequested: true })
                return null;
            request = _mailbox.TakeFirst();
        }
        else if (Class.IsReentrant || _runningExclusive == 0 || _interleavingWaiting > 0)
        {
            request = _mailbox.TakeFirst(this);
        }
        else
        {
            return null;
        }

        if (request is not null)
            Account(request);
        return request;
    }

    private void Account(GrainRequest request)
    {
        if (MayEverInterleave(request))
            _interleavingWaiting--;
        _running++;
        if (!request.Method.IsAlwaysInterleave)
            _runningExclusive++;
        if (request.Method is { IsReadOnly: true, IsAlwaysInterleave: false })
            _runningReadOnly++;
        if (request.KeepsAlive)
            _lastUsed = request.SentAt;
    }

    private void Enqueue(GrainRequest request)
    {
        _mailbox.Add(request);
        if (MayEverInterleave(request))
            _interleavingWaiting++;
    }

    private static bool MayEverInterleave(GrainRequest request) =>
        request.Method.IsAlwaysInterleave || request.Method.IsReadOnly
        || (request.Context is { } context && context.ReentrancyId != Guid.Empty);

    private bool IsInReentrantSection(GrainRequest request) =>
        _reentrantSections is not null && request.Context is { } context
        && _reentrantSections.ContainsKey(context.ReentrancyId);

    private void Start(GrainRequest request)
    {
        if (request.IsAnswered)
        {
            Forget(request, hasWaited: false);
            return;
        }

        IncomingCall? call = null;
        Task invocation;
        if (request.Context is not null)
            RequestContext.Current = request.Context;
        try
        {
            if (request.IsInternal || (!Class.FiltersItsCalls && Runtime.IncomingFilters.Length == 0))
            {
                invocation = request.InvokeOn(GrainInstance!);
            }
            else
            {
                call = new IncomingCall(this, request);
                invocation = call.Invoke();
            }
        }
#pragma warning disable CA1031 // Whatever a grain throws is the caller's answer.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            invocation = Task.FromException(exception);
        }

        if (invocation is null)
            Finish(request, Task.FromException(NoTask(request)), call, hasWaited: false);
        else if (invocation.IsCompleted)
            Finish(request, invocation, call, hasWaited: false);
        else
            FinishLater(request, invocation, call);
    }

    // Apart, so that only calls that wait pay for what the continuation holds.
    private void FinishLater(GrainRequest request, Task invocation, IncomingCall? call) =>
        invocation.GetAwaiter().UnsafeOnCompleted(() => Finish(request, invocation, call, hasWaited: true));

    private static OrleansException NoTask(GrainRequest request) =>
        new($"{request.Method} returned null instead of a task.");

    private void Finish(GrainRequest request, Task invocation, IncomingCall? call, bool hasWaited)
    {
        Forget(request, hasWaited);
        if (invocation.IsCompletedSuccessfully)
        {
            Runtime.Answer(request, invocation, call);
            return;
        }

        var exception = LocalGrainRuntime.ExceptionOf(invocation);
        if (exception is InconsistentStateException { IsSourceActivation: true } inconsistent)
        {
            inconsistent.IsSourceActivation = false;
            Deactivate(new DeactivationReason(
                DeactivationReasonCode.ApplicationError, inconsistent, "The state in memory is not the stored one."));
        }

        Runtime.Answer(request, exception);
    }

    private void Forget(GrainRequest request, bool hasWaited)
    {
        lock (_lock)
        {
            _running--;
            if (!request.Method.IsAlwaysInterleave)
                _runningExclusive--;
            if (request.Method is { IsReadOnly: true, IsAlwaysInterleave: false })
                _runningReadOnly--;
            if (hasWaited && request.KeepsAlive)
                _lastUsed = Runtime.Now;
        }
    }

    private async Task ActivateAsync()
    {
        lock (_lock)
            _state = ActivationState.Activating;
        try
        {
            await ConstructAndActivateAsync().WaitAsync(Runtime.Options.ActivationTimeout, Runtime.TimeProvider);
        }
#pragma warning disable CA1031 // Whatever an activation throws is the answer of those who wait for it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            await FailActivationAsync(exception);
            return;
        }

        lock (_lock)
        {
            _state = ActivationState.Active;
            _lastUsed = Runtime.Now;
            Schedule();
        }
    }

    private async Task ConstructAndActivateAsync()
    {
        var states = new List<IStorage>(capacity: 2);
        GrainInstance = Class.Construct(this, states);
        foreach (var state in states)
            await state.ReadStateAsync();
        using var timeout = new CancellationTokenSource(Runtime.Options.ActivationTimeout, Runtime.TimeProvider);
        await ((IGrainBase)GrainInstance).OnActivateAsync(timeout.Token);
    }

    private async Task FailActivationAsync(Exception exception)
    {
        Runtime.Log.LogWarning(exception, "{GrainId} could not be activated", GrainId);
        await ReleaseAsync();
        Mailbox waiting;
        Deactivation? deactivation;
        lock (_lock)
        {
            _state = ActivationState.Ended;
            deactivation = _deactivation;
            waiting = _mailbox;
            _mailbox = default;
        }

        _owner.Replace(this, successor: null);
        deactivation?.End();
        while (waiting.TakeFirst() is { } request)
            Runtime.Answer(request, exception);
    }

    private async Task DeactivateAsync()
    {
        DeactivationReason reason;
        lock (_lock)
        {
            _state = ActivationState.Deactivating;
            reason = _deactivation!.Reason;
        }

        await CallOnDeactivateAsync(reason);
        await ReleaseAsync();
        End();
    }

    private async Task CallOnDeactivateAsync(DeactivationReason reason)
    {
        StopTimers();
        using var timeout = new CancellationTokenSource(Runtime.Options.DeactivationTimeout, Runtime.TimeProvider);
        try
        {
            await ((IGrainBase)GrainInstance!).OnDeactivateAsync(reason, timeout.Token)
                .WaitAsync(Runtime.Options.DeactivationTimeout, Runtime.TimeProvider);
        }
#pragma warning disable CA1031 // The activation ends whatever its grain throws.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Runtime.Log.LogError(exception, "{GrainId} failed to deactivate ({Reason})", GrainId, reason);
        }
    }

    private void StopTimers()
    {
        foreach (var timer in _timers ?? [])
            timer.Stop();
        _timers = null;
    }

    private async Task ReleaseAsync()
    {
        StopTimers();
        try
        {
            if (GrainInstance is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync();
            else if (GrainInstance is IDisposable disposable)
                disposable.Dispose();
            if (_scope is IAsyncDisposable scope)
                await scope.DisposeAsync();
            else
                _scope?.Dispose();
        }
#pragma warning disable CA1031 // The activation ends whatever its parts throw.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Runtime.Log.LogError(exception, "{GrainId} failed to dispose", GrainId);
        }
    }

    // What waits goes, in its order, to the next activation, which takes this one's place in one step.
    private void End()
    {
        Deactivation deactivation;
        Activation? successor = null;
        var dead = default(Mailbox);
        lock (_lock)
        {
            _state = ActivationState.Ended;
            deactivation = _deactivation!;
            while (_mailbox.TakeFirst() is { } request)
            {
                if (request.IsBoundToActivation)
                    dead.Add(request);
                else if (!request.IsAnswered)
                    (successor ??= new Activation(Runtime, _owner, Class, GrainId)).Enqueue(request);
            }
        }

        // References may keep this object; the grain's memory goes.
        GrainInstance = null;
        _sinks = null;
        _owner.Replace(this, successor);
        successor?.Begin();
        deactivation.End();
        while (dead.TakeFirst() is { } request)
            Runtime.Answer(request, new OperationCanceledException($"{GrainId} was deactivated."));
    }

    private void Begin()
    {
        lock (_lock)
            Schedule();
    }
}
