using Aetherion.GrainHost.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Aetherion.GrainHost.Local;

/// <summary>Starts the host, sweeps it while it runs, and stops it so that nothing is lost.</summary>
internal sealed class LocalGrainHost(LocalGrainRuntime runtime, StreamProviders streams, IServiceProvider services)
    : IHostedService, IDisposable
{
    // Overdue calls are found at the latest after this part of the time they had.
    private const int SweepsPerTimeout = 20;

    // How often a stop looks whether what it waits for has ended.
    private static readonly TimeSpan StopPoll = TimeSpan.FromMilliseconds(5);

    private static readonly DeactivationReason Stopping =
        new(DeactivationReasonCode.ShuttingDown, "The host is stopping.");

    private ITimer? _sweeper;
    private ITimer? _collector;
    private ReminderService? _reminders;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        runtime.IncomingFilters = [.. services.GetServices<IIncomingGrainCallFilter>()];
        runtime.OutgoingFilters = [.. services.GetServices<IOutgoingGrainCallFilter>()];
        runtime.Phase = HostPhase.Running;
        var sweep = runtime.Options.ResponseTimeout / SweepsPerTimeout;
        _sweeper = runtime.TimeProvider.CreateTimer(static host => ((LocalGrainHost)host!).Sweep(), this, sweep, sweep);
        var interval = runtime.Options.CollectionInterval;
        _collector = runtime.TimeProvider.CreateTimer(
            static host => ((LocalGrainHost)host!).Collect(), this, interval, interval);
        _reminders = services.GetService<ReminderService>();
        if (_reminders is not null)
            await _reminders.StartAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (runtime.Phase is HostPhase.Created or HostPhase.Stopped)
            return;
        if (_reminders is not null)
            await _reminders.StopAsync(cancellationToken);
        runtime.Phase = HostPhase.Draining;
        if (!await WaitAsync(IsDrained, cancellationToken))
            runtime.Log.LogError(
                "{Calls} calls were still unanswered {Timeout} after the stop began; they fail",
                runtime.PendingCount, runtime.Options.StopTimeout);
        runtime.Phase = HostPhase.Deactivating;
        if (!await WaitAsync(DeactivateAll, cancellationToken))
            runtime.Log.LogError(
                "{Activations} activations did not deactivate within {Timeout}", runtime.Directory.Count,
                runtime.Options.StopTimeout);
        runtime.Phase = HostPhase.Stopped;
        runtime.FailRemainingCalls();
        Dispose();
    }

    public void Dispose()
    {
        _sweeper?.Dispose();
        _collector?.Dispose();
    }

    private void Sweep()
    {
        runtime.FailOverdueCalls();
        var sentBefore = runtime.Now - runtime.UnitsOf(runtime.Options.ResponseTimeout);
        foreach (var agent in streams.All.SelectMany(provider => provider.Agents))
            agent.FailOverdueProducers(sentBefore);
    }

    private void Collect()
    {
        var now = runtime.Now;
        var age = runtime.UnitsOf(runtime.Options.CollectionAge);
        foreach (var activation in runtime.Directory.Activations)
            activation.TryCollect(now, age);
        foreach (var provider in streams.All)
            provider.DropIdleAgents();
    }

    private bool IsDrained() =>
        runtime.PendingCount == 0
        && streams.All.All(provider => provider.Agents.All(agent => agent.IsQuiet))
        && runtime.Directory.Activations.All(activation => activation.Load == 0);

    // A deactivating grain may call others, which then activate once more; so this is asked until none is left.
    private bool DeactivateAll()
    {
        foreach (var activation in runtime.Directory.Activations.Take(runtime.Options.MaxConcurrentDeactivations))
        {
            if (!activation.IsDeactivating)
                activation.Deactivate(Stopping);
        }

        return runtime.Directory.Count == 0;
    }

    // Bounded by real time: a stopping process must end, whatever clock its grains have.
    private async Task<bool> WaitAsync(Func<bool> isDone, CancellationToken cancellationToken)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (!cancellationToken.IsCancellationRequested
            && TimeProvider.System.GetElapsedTime(begin) <= runtime.Options.StopTimeout)
        {
            if (isDone())
                return true;
            await Task.Delay(StopPoll, CancellationToken.None);
        }

        return false;
    }
}
