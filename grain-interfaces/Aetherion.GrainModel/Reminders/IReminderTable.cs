using Orleans.Runtime;

namespace Orleans;

/// <summary>The store of reminders.</summary>
public interface IReminderTable
{
    /// <summary>Prepares the store.</summary>
    Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>All reminders of a grain.</summary>
    Task<ReminderTableData> ReadRows(GrainId grainId);

    /// <summary>
    /// All reminders whose grain's uniform hash lies in (begin, end], wrapping round; equal bounds mean all.
    /// </summary>
    Task<ReminderTableData> ReadRows(uint begin, uint end);

    /// <summary>One reminder, or null.</summary>
    Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName);

    /// <summary>Inserts or replaces a reminder.</summary>
    /// <returns>Its new etag.</returns>
    Task<string> UpsertRow(ReminderEntry entry);

    /// <summary>Removes a reminder if its etag is the given one.</summary>
    /// <returns>Whether it did.</returns>
    Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag);

    /// <summary>Removes everything; for tests.</summary>
    Task TestOnlyClearTable();

    /// <summary>Ends the work with the store.</summary>
    Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
}
