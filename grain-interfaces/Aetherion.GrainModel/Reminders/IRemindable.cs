using Orleans.Runtime;

namespace Orleans;

/// <summary>A grain that can be reminded, even after a restart.</summary>
public interface IRemindable : IGrain
{
    /// <summary>Called when a reminder is due; activates the grain if need be.</summary>
    Task ReceiveReminder(string reminderName, TickStatus status);
}
