using Orleans.Runtime;

namespace Orleans;

/// <summary>What every grain class implements; <see cref="Grain"/> does it for most.</summary>
public interface IGrainBase
{
    /// <summary>The activation this instance belongs to.</summary>
    IGrainContext GrainContext { get; }

    /// <summary>
    /// Runs before the first call. A failure fails the waiting calls and leaves no activation behind.
    /// </summary>
    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>Runs after the last call and before another activation of the same key can exist.</summary>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
