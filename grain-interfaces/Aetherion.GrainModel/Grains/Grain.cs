using Aetherion.GrainModel.Hosting;
using Orleans.Runtime;

namespace Orleans;

/// <summary>
/// The base class of grains. One instance serves one key, one turn at a time; its members may only be used on its own
/// turns.
/// </summary>
public abstract class Grain : IGrainBase, IAddressable
{
    /// <summary>Takes the activation under construction on this turn.</summary>
    protected Grain() : this(GrainContextAccessor.Current ?? throw NotActivated())
    {
    }

    /// <summary>Takes the given activation; <paramref name="grainRuntime"/> defaults to that of its services.</summary>
    protected Grain(IGrainContext grainContext, IGrainRuntime? grainRuntime = null)
    {
        ArgumentNullException.ThrowIfNull(grainContext);
        GrainContext = grainContext;
        Runtime = grainRuntime
            ?? (grainContext as IGrainRuntimeSource)?.GrainRuntime
            ?? (IGrainRuntime)grainContext.ActivationServices.GetService(typeof(IGrainRuntime))!;
    }

    /// <summary>The activation this instance belongs to.</summary>
    public IGrainContext GrainContext { get; }

    /// <summary>A reference to this grain, which may be sent to others; the instance itself may not.</summary>
    public GrainReference GrainReference => GrainContext.GrainReference;

    /// <summary>The identity of this grain as text.</summary>
    public string IdentityString => GrainContext.GrainId.ToString();

    internal IGrainRuntime Runtime { get; }

    /// <summary>Makes references to other grains.</summary>
    protected IGrainFactory GrainFactory => Runtime.GrainFactory;

    /// <summary>The services of this activation.</summary>
    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    /// <inheritdoc cref="IGrainBase.OnActivateAsync"/>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc cref="IGrainBase.OnDeactivateAsync"/>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>
    /// Deactivates this activation once the calls it is running have ended; later calls activate anew.
    /// </summary>
    protected void DeactivateOnIdle() => Runtime.DeactivateOnIdle(GrainContext);

    /// <summary>Keeps the activation from idle collection for at least the given time from now.</summary>
    /// <param name="timeSpan">The time; a negative or zero one takes an earlier delay back.</param>
    protected void DelayDeactivation(TimeSpan timeSpan) => Runtime.DelayDeactivation(GrainContext, timeSpan);

    private static InvalidOperationException NotActivated() =>
        new("Grains are constructed by their host only: ask IGrainFactory.GetGrain for a reference instead "
            + "of using new.");
}
