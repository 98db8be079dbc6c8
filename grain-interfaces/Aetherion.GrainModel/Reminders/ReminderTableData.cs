namespace Orleans;

/// <summary>Rows of the reminder table.</summary>
public sealed class ReminderTableData
{
    /// <summary>Several rows.</summary>
    public ReminderTableData(IEnumerable<ReminderEntry> list) => Reminders = [.. list];

    /// <summary>One row.</summary>
    public ReminderTableData(ReminderEntry entry) => Reminders = [entry];

    /// <summary>No row.</summary>
    public ReminderTableData() => Reminders = [];

    /// <summary>The rows.</summary>
    public IList<ReminderEntry> Reminders { get; private set; }

    /// <inheritdoc/>
    public override string ToString() => $"[{Reminders.Count} reminders: {string.Join(", ", Reminders)}]";
}
