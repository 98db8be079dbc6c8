using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Aetherion.GrainHost.Core;

/// <summary>Finds the activation of an identity, or makes it. At most one is ever found.</summary>
internal sealed class ActivationDirectory(GrainCatalog catalog, int maxActivations) : IActivationOwner
{
    private readonly ConcurrentDictionary<GrainId, ICallTarget> _targets = new();
    private int _count;

    /// <summary>The number of identities with an activation.</summary>
    public int Count => Volatile.Read(ref _count);

    public IEnumerable<Activation> Activations => _targets.SelectMany(pair => pair.Value switch
    {
        Activation activation => [activation],
        StatelessWorkers workers => workers.Activations,
        _ => Enumerable.Empty<Activation>(),
    });

    public Activation? Find(GrainId grainId) =>
        _targets.TryGetValue(grainId, out var target) ? target as Activation : null;

    public ICallTarget FindOrCreate(LocalGrainRuntime runtime, GrainId grainId)
    {
        if (_targets.TryGetValue(grainId, out var target))
            return target;
        if (Count >= maxActivations)
            throw new LimitExceededException(
                $"The host has {maxActivations} activations, its MaxActivations; {grainId} was not activated. "
                + "Raise the bound or lower CollectionAge.");
        var created = Create(runtime, grainId);
        target = _targets.GetOrAdd(grainId, created);
        if (ReferenceEquals(target, created))
            Interlocked.Increment(ref _count);
        return target;
    }

    public void Replace(Activation activation, Activation? successor)
    {
        if (successor is not null)
            _targets.TryUpdate(activation.GrainId, successor, activation);
        else
            Remove(activation.GrainId, activation);
    }

    public void Remove(GrainId grainId, ICallTarget target)
    {
        if (_targets.TryRemove(KeyValuePair.Create(grainId, target)))
            Interlocked.Decrement(ref _count);
    }

    private ICallTarget Create(LocalGrainRuntime runtime, GrainId grainId)
    {
        var grainClass = catalog.ClassOf(grainId.Type)
            ?? throw new OrleansException(
                $"No grain class of this host has the grain type \"{grainId.Type}\" of {grainId}.");
        return grainClass.MaxLocalWorkers > 0
            ? new StatelessWorkers(runtime, grainClass, grainId)
            : new Activation(runtime, this, grainClass, grainId);
    }
}
