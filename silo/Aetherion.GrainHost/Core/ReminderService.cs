using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Orleans.Timers;

namespace Aetherion.GrainHost.Core;

/// <summary>
/// Keeps reminders in their table and reminds grains on time. What was due while nothing ran is not made up.
/// </summary>
internal sealed class ReminderService(LocalGrainRuntime runtime, IReminderTable table) : IReminderRegistry
{
    private readonly ConcurrentDictionary<(GrainId GrainId, string Name), LocalReminder> _reminders = new();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await table.StartAsync(cancellationToken);
        var all = await table.ReadRows(0, 0);
        foreach (var entry in all.Reminders)
            Begin(entry);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var reminder in _reminders.Values)
            reminder.Dispose();
        _reminders.Clear();
        await table.StopAsync(cancellationToken);
    }

    public async Task<IGrainReminder> RegisterOrUpdateReminder(
        GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reminderName);
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, runtime.Options.MinimumReminderPeriod);
        var entry = new ReminderEntry
        {
            GrainId = callingGrainId,
            ReminderName = reminderName,
            StartAt = runtime.TimeProvider.GetUtcNow().UtcDateTime + dueTime,
            Period = period,
        };
        entry.ETag = await table.UpsertRow(entry);
        return Begin(entry);
    }

    public async Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder)
    {
        ArgumentNullException.ThrowIfNull(reminder);
        var entry = await table.ReadRow(callingGrainId, reminder.ReminderName);
        if (entry?.ETag is { } etag && !await table.RemoveRow(callingGrainId, reminder.ReminderName, etag))
            throw new OrleansException(
                $"The reminder \"{reminder.ReminderName}\" of {callingGrainId} changed while it was "
                + "removed; try again.");
        if (_reminders.TryRemove((callingGrainId, reminder.ReminderName), out var local))
            local.Dispose();
    }

    public async Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName) =>
        await table.ReadRow(callingGrainId, reminderName) is { } entry ? new GrainReminder(entry.ReminderName) : null;

    public async Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId)
    {
        var rows = await table.ReadRows(callingGrainId);
        return [.. rows.Reminders.Select(entry => new GrainReminder(entry.ReminderName))];
    }

    private GrainReminder Begin(ReminderEntry entry)
    {
        var reminder = new LocalReminder(runtime.TimeProvider, entry, RemindAsync);
        _reminders.AddOrUpdate(
            (entry.GrainId, entry.ReminderName),
            reminder,
            (_, previous) =>
            {
                previous.Dispose();
                return reminder;
            });
        reminder.Begin();
        return new GrainReminder(entry.ReminderName);
    }

    private async Task RemindAsync(ReminderEntry entry, TickStatus status)
    {
        try
        {
            await runtime.SendAsync(entry.GrainId, new ReminderCall(entry.ReminderName, status));
        }
#pragma warning disable CA1031 // The next tick comes whatever this one did.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            runtime.Log.LogWarning(exception, "The reminder {Reminder} failed", entry);
        }
    }
}
