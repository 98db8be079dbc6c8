using Aetherion.GrainModel.CodeGeneration;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.GrainHost.Core;

/// <summary>The call by which a grain is reminded.</summary>
internal sealed class ReminderCall(string reminderName, TickStatus status) : GrainActionRequest
{
    private static readonly GrainMethod ReceiveReminder = new(
        typeof(IRemindable), typeof(IRemindable).FullName!, nameof(IRemindable.ReceiveReminder),
        [typeof(string), typeof(TickStatus)], GrainMethodOptions.None);

    public override GrainMethod Method => ReceiveReminder;

    public override int GetArgumentCount() => 2;

    public override object? GetArgument(int index) => index == 0 ? reminderName : status;

    protected override Task Invoke(object grain) => grain is IRemindable remindable
        ? remindable.ReceiveReminder(reminderName, status)
        : throw new InvalidOperationException($"{grain.GetType().FullName} does not implement IRemindable any more.");
}
