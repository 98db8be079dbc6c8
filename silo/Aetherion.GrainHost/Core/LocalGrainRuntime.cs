using Aetherion.GrainModel.CodeGeneration;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Orleans.Timers;

namespace Aetherion.GrainHost.Core;

/// <summary>Carries requests to the activations of this process and their answers back.</summary>
internal sealed class LocalGrainRuntime : GrainCallRuntime, IGrainRuntime, ITimerRegistry
{
    private readonly PendingCalls _pending = new();
    private volatile HostPhase _phase = HostPhase.Created;

    public LocalGrainRuntime(
        GrainCatalog catalog,
        GrainHostOptions options,
        TimeProvider timeProvider,
        IServiceProvider services,
        ILogger<LocalGrainRuntime> log)
    {
        Options = options;
        TimeProvider = timeProvider;
        ServiceProvider = services;
        Log = log;
        Directory = new ActivationDirectory(catalog, options.MaxActivations);
        Factory = new LocalGrainFactory(this, catalog);
        Catalog = catalog;
        var wire = new JsonWireSerializer(options.WireOptions, Factory);
        Copier = new ValueCopier(wire, new ExceptionWire(wire, options.ExceptionAssemblies), options);
    }

    public GrainHostOptions Options { get; }

    public GrainCatalog Catalog { get; }

    public ValueCopier Copier { get; }

    public TimeProvider TimeProvider { get; }

    public IServiceProvider ServiceProvider { get; }

    public ILogger Log { get; }

    public ActivationDirectory Directory { get; }

    public LocalGrainFactory Factory { get; }

    public IIncomingGrainCallFilter[] IncomingFilters { get; set; } = [];

    public IOutgoingGrainCallFilter[] OutgoingFilters { get; set; } = [];

    public HostPhase Phase
    {
        get => _phase;
        set => _phase = value;
    }

    /// <summary>The calls that await an answer.</summary>
    public int PendingCount => _pending.Count;

    /// <summary>The instant on the host's monotonic clock, in its own units.</summary>
    public long Now => TimeProvider.GetTimestamp();

    public ITimerRegistry TimerRegistry => this;

    IGrainFactory IGrainRuntime.GrainFactory => Factory;

    internal override IGrainFactory GrainFactory => Factory;

    /// <summary>A stretch of time in the units of <see cref="Now"/>.</summary>
    public long UnitsOf(TimeSpan time) => (long)(time.TotalSeconds * TimeProvider.TimestampFrequency);

    public void DeactivateOnIdle(IGrainContext grainContext) =>
        grainContext.Deactivate(
            new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "DeactivateOnIdle was called."));

    public void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan) =>
        ((Activation)grainContext).KeepUntil(
            timeSpan == TimeSpan.MaxValue || timeSpan == Timeout.InfiniteTimeSpan ? long.MaxValue
            : timeSpan <= TimeSpan.Zero ? 0
            : Now + UnitsOf(timeSpan));

    public IGrainTimer RegisterGrainTimer<TState>(
        IGrainContext grainContext,
        Func<TState, CancellationToken, Task> callback,
        TState state,
        GrainTimerCreationOptions options)
    {
        var activation = (Activation)grainContext;
        var timer = new GrainTimer(activation, token => callback(state, token), options);
        activation.Add(timer);
        timer.Begin();
        return timer;
    }

    public static Exception ExceptionOf(Task invocation) => invocation.IsCanceled
        ? new TaskCanceledException(invocation)
        : invocation.Exception!.InnerExceptions[0];

    internal override void Send(GrainProxy proxy, GrainRequest request)
    {
        request.TargetId = proxy.GrainId;
        request.Source = TaskScheduler.Current as Activation;
        request.Context = RequestContext.Current;
        if (OutgoingFilters.Length == 0)
            SendUnfiltered(proxy, request);
        else
            _ = new OutgoingCall(this, proxy, request).RunAsync();
    }

    /// <summary>Sends a request of the host's own.</summary>
    public Task SendAsync(GrainId target, GrainRequest request)
    {
        request.TargetId = target;
        var task = request.UntypedTask;
        SendUnfiltered(proxy: null, request);
        return task;
    }

    /// <summary>
    /// Sends a request that may take as long as it takes; whoever waits for its effect has a time-out.
    /// </summary>
    public Task SendUnboundedAsync(GrainId target, GrainRequest request)
    {
        request.TargetId = target;
        request.SentAt = Now;
        var task = request.UntypedTask;
        try
        {
            Admit(request);
            Deliver(proxy: null, request);
        }
#pragma warning disable CA1031 // The sender learns of it by its task.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            request.Fail(exception);
        }

        return task;
    }

    public void SendUnfiltered(GrainProxy? proxy, GrainRequest request)
    {
        try
        {
            Admit(request);
            request.Detach(Copier);
            request.Context = Copier.CopyContext(request.Context);
        }
#pragma warning disable CA1031 // The caller learns of it by its task.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            request.Fail(exception);
            return;
        }

        request.SentAt = Now;
        if (request.Method.IsOneWay)
            SendOneWay(proxy, request);
        else
            SendAndAwait(proxy, request);
    }

    /// <summary>Answers with what an invocation, or the filters round it, returned.</summary>
    public void Answer(GrainRequest request, Task invocation, IncomingCall? call)
    {
        if (request.Method.IsOneWay || !TryClaim(request))
            return;
        try
        {
            if (call is null)
                request.Complete(invocation, Copier);
            else
                request.Complete(call.Result, Copier);
        }
#pragma warning disable CA1031 // A result that cannot be copied is the caller's to know.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            request.Fail(exception);
        }
    }

    public void Answer(GrainRequest request, Exception exception)
    {
        if (!request.Method.IsOneWay && TryClaim(request))
            request.Fail(Copier.CopyException(exception));
        else
            Log.LogWarning(
                exception, "{Method} of {GrainId} failed; nobody awaits it", request.Method, request.TargetId);
    }

    /// <summary>Fails the calls that have not been answered in time.</summary>
    public void FailOverdueCalls()
    {
        var now = Now;
        foreach (var request in _pending.SentBefore(now - UnitsOf(Options.ResponseTimeout)))
        {
            if (!TryClaim(request))
                continue;
            var elapsed = TimeProvider.GetElapsedTime(request.SentAt, now);
            request.Fail(new TimeoutException(
                $"{request.Method} of {request.TargetId} was not answered within {Options.ResponseTimeout} "
                + $"(elapsed {elapsed}). The grain is busy, waits for a call chain that leads back to "
                + "itself, or is stuck."));
        }
    }

    /// <summary>Fails what is still unanswered when the host has stopped.</summary>
    public void FailRemainingCalls()
    {
        foreach (var request in _pending.SentBefore(long.MaxValue))
        {
            if (TryClaim(request))
                request.Fail(new SiloUnavailableException(
                    $"{request.Method} of {request.TargetId} was not answered before the grain host stopped."));
        }
    }

    private void Admit(GrainRequest request)
    {
        var isOpen = _phase is HostPhase.Running
            || (_phase is HostPhase.Draining or HostPhase.Deactivating && IsPartOfWork(request));
        if (!isOpen)
            throw new SiloUnavailableException(
                $"{request.Method} of {request.TargetId} was not taken: the grain host is not running ({_phase}).");
    }

    private static bool IsPartOfWork(GrainRequest request) =>
        request.Source is not null || request.IsInternal
        || request.Method.InterfaceType == typeof(Streams.IStreamRendezvousGrain);

    private void SendAndAwait(GrainProxy? proxy, GrainRequest request)
    {
        _pending.Add(request);
        if (request.CancellationToken is { CanBeCanceled: true } token)
            Watch(request, token);
        try
        {
            Deliver(proxy, request);
        }
#pragma warning disable CA1031 // The caller learns of it by its task.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (TryClaim(request))
                request.Fail(exception);
        }
    }

    private void SendOneWay(GrainProxy? proxy, GrainRequest request)
    {
        try
        {
            Deliver(proxy, request);
            request.Complete(result: null, copier: null);
        }
#pragma warning disable CA1031 // A call that was not even taken is not lost in silence.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            request.Fail(exception);
        }
    }

    private void Deliver(GrainProxy? proxy, GrainRequest request)
    {
        if (proxy?.CachedTarget is ICallTarget cached && cached.TryAccept(request))
            return;
        while (true)
        {
            var target = Directory.FindOrCreate(this, request.TargetId);
            if (!target.TryAccept(request))
                continue;
            if (proxy is not null)
                proxy.CachedTarget = target;
            return;
        }
    }

    private bool TryClaim(GrainRequest request)
    {
        if (!request.TryClaimAnswer())
            return false;
        _pending.Remove(request);
        request.CancellationWatch?.Dispose();
        return true;
    }

    private void Watch(GrainRequest request, CancellationToken token) =>
        request.CancellationWatch = token.UnsafeRegister(
            (state, cancelled) =>
            {
                var awaited = (GrainRequest)state!;
                if (TryClaim(awaited))
                    awaited.Fail(new OperationCanceledException(cancelled));
            },
            request);
}
