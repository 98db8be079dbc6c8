using Orleans.Timers;

namespace Orleans.Runtime;

/// <summary>What the host offers to grain code.</summary>
public interface IGrainRuntime
{
    /// <summary>Makes references to grains.</summary>
    IGrainFactory GrainFactory { get; }

    /// <summary>Makes timers.</summary>
    ITimerRegistry TimerRegistry { get; }

    /// <summary>The services of the host.</summary>
    IServiceProvider ServiceProvider { get; }

    /// <summary>The clock of the host.</summary>
    TimeProvider TimeProvider => TimeProvider.System;

    /// <summary>Deactivates an activation once the calls it is running have ended.</summary>
    void DeactivateOnIdle(IGrainContext grainContext);

    /// <summary>Keeps an activation from idle collection for at least the given time from now.</summary>
    void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan);
}
