using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans;

/// <summary>Reminders, as a grain sees them.</summary>
public static class GrainReminderExtensions
{
    /// <summary>Registers a reminder of this grain or changes the one of that name; it survives restarts.</summary>
    /// <param name="grain">The grain; it implements <see cref="IRemindable"/>.</param>
    /// <param name="reminderName">The name within the grain.</param>
    /// <param name="dueTime">The time until the first tick.</param>
    /// <param name="period">The time between ticks.</param>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(
        this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        RegisterOrUpdateReminder((IGrainBase)grain, reminderName, dueTime, period);

    /// <inheritdoc cref="RegisterOrUpdateReminder(Grain, string, TimeSpan, TimeSpan)"/>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(
        this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        if (grain is not IRemindable)
            throw new InvalidOperationException(
                $"{grain.GetType().FullName} has to implement IRemindable to register the reminder "
                + $"\"{reminderName}\".");
        return RegistryOf(grain)
            .RegisterOrUpdateReminder(grain.GrainContext.GrainId, reminderName, dueTime, period);
    }

    /// <summary>Removes a reminder.</summary>
    public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) =>
        UnregisterReminder((IGrainBase)grain, reminder);

    /// <inheritdoc cref="UnregisterReminder(Grain, IGrainReminder)"/>
    public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder) =>
        RegistryOf(grain).UnregisterReminder(grain.GrainContext.GrainId, reminder);

    /// <summary>The reminder of a name, or null.</summary>
    public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) =>
        GetReminder((IGrainBase)grain, reminderName);

    /// <inheritdoc cref="GetReminder(Grain, string)"/>
    public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName) =>
        RegistryOf(grain).GetReminder(grain.GrainContext.GrainId, reminderName);

    /// <summary>All reminders of this grain.</summary>
    public static Task<List<IGrainReminder>> GetReminders(this Grain grain) => GetReminders((IGrainBase)grain);

    /// <inheritdoc cref="GetReminders(Grain)"/>
    public static Task<List<IGrainReminder>> GetReminders(this IGrainBase grain) =>
        RegistryOf(grain).GetReminders(grain.GrainContext.GrainId);

    private static IReminderRegistry RegistryOf(IGrainBase grain) =>
        (IReminderRegistry?)grain.GrainContext.ActivationServices.GetService(typeof(IReminderRegistry))
        ?? throw new InvalidOperationException("The host has no reminder service: register an IReminderTable with it.");
}
