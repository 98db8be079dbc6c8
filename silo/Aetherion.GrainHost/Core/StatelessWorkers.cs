using Aetherion.GrainModel.CodeGeneration;
using Orleans.Runtime;

namespace Aetherion.GrainHost.Core;

/// <summary>The activations of one stateless worker identity: as many as calls need, up to the bound.</summary>
internal sealed class StatelessWorkers(LocalGrainRuntime runtime, GrainClass grainClass, GrainId grainId)
    : ICallTarget, IActivationOwner
{
    private readonly Lock _lock = new();
    private readonly List<Activation> _workers = [];
    private bool _isClosed;

    public IReadOnlyList<Activation> Activations
    {
        get
        {
            lock (_lock)
                return [.. _workers];
        }
    }

    public bool TryAccept(GrainRequest request)
    {
        while (true)
        {
            Activation? worker;
            lock (_lock)
            {
                if (_isClosed)
                    return false;
                worker = Choose();
            }

            if (worker.TryAccept(request))
                return true;
        }
    }

    public void Replace(Activation activation, Activation? successor)
    {
        lock (_lock)
        {
            _workers.Remove(activation);
            if (successor is not null)
                _workers.Add(successor);
            _isClosed = _workers.Count == 0;
        }

        if (_isClosed)
            runtime.Directory.Remove(grainId, this);
    }

    private Activation Choose()
    {
        var least = _workers.MinBy(worker => worker.Load);
        if (least is not null && (least.Load == 0 || _workers.Count >= grainClass.MaxLocalWorkers))
            return least;
        var added = new Activation(runtime, this, grainClass, grainId);
        _workers.Add(added);
        return added;
    }
}
