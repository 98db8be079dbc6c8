using System.Globalization;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.GrainHost.Tests.Grains;

public sealed class TickGrain(Probe probe) : Grain, ITickGrain
{
    private readonly Dictionary<string, IGrainTimer> _timers = [];
    private bool _isTurn;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Record($"deactivate {this.GetPrimaryKeyString()}");
        return Task.CompletedTask;
    }

    public Task Start(string name, TimeSpan dueTime, TimeSpan period, bool interleave, bool keepAlive)
    {
        _timers[name] = this.RegisterGrainTimer(
            TickAsync, name,
            new GrainTimerCreationOptions(dueTime, period) { Interleave = interleave, KeepAlive = keepAlive });
        return Task.CompletedTask;
    }

    public Task Stop(string name)
    {
        _timers[name].Dispose();
        return Task.CompletedTask;
    }

    public Task Change(string name, TimeSpan dueTime, TimeSpan period)
    {
        _timers[name].Change(dueTime, period);
        return Task.CompletedTask;
    }

    public async Task Work(string gate)
    {
        _isTurn = true;
        probe.Record($"work {gate} begins");
        await probe.Gate(gate);
        _isTurn = false;
    }

    public Task Ping() => Task.CompletedTask;

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Remind(string name, TimeSpan dueTime, TimeSpan period) =>
        this.RegisterOrUpdateReminder(name, dueTime, period);

    public async Task Forget(string name)
    {
        if (await this.GetReminder(name) is { } reminder)
            await this.UnregisterReminder(reminder);
    }

    public async Task<List<string>> Reminders()
    {
        var reminders = await this.GetReminders();
        return [.. reminders.Select(reminder => reminder.ReminderName)];
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        probe.Record(string.Create(
            CultureInfo.InvariantCulture,
            $"remind {reminderName} {status.CurrentTickTime:HH:mm} since {status.FirstTickTime:HH:mm} by "
            + $"{status.Period}"));
        return reminderName == "failing" ? throw new OwnException("no") : Task.CompletedTask;
    }

    private async Task TickAsync(string name, CancellationToken cancellationToken)
    {
        probe.Record(_isTurn ? $"tick {name} interleaved" : $"tick {name}");
        await probe.Gate($"tick {name}").WaitAsync(cancellationToken);
        probe.Record($"ticked {name}");
        if (name == "failing")
            throw new OwnException("no");
    }
}
