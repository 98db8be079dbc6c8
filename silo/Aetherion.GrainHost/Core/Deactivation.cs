using Orleans;

namespace Aetherion.GrainHost.Core;

/// <summary>The end of an activation: asked for or only awaited. Made when somebody does either.</summary>
internal sealed class Deactivation
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsRequested { get; private set; }

    public DeactivationReason Reason { get; private set; }

    public Task Ended => _ended.Task;

    /// <summary>The first reason stays.</summary>
    public void Request(DeactivationReason reason)
    {
        if (IsRequested)
            return;
        IsRequested = true;
        Reason = reason;
    }

    public void End() => _ended.TrySetResult();
}
