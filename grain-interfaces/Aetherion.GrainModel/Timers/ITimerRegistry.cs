using Orleans.Runtime;

namespace Orleans.Timers;

/// <summary>Makes the timers of activations.</summary>
public interface ITimerRegistry
{
    /// <summary>Makes a timer.</summary>
    IGrainTimer RegisterGrainTimer<TState>(
        IGrainContext grainContext,
        Func<TState, CancellationToken, Task> callback,
        TState state,
        GrainTimerCreationOptions options);
}
