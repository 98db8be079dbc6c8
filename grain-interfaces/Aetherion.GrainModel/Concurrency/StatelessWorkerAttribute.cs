using Orleans.Placement;

namespace Orleans.Concurrency;

/// <summary>Several activations of one key may exist, as many as calls need, up to the bound.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class StatelessWorkerAttribute : PlacementAttribute
{
    /// <summary>Up to <paramref name="maxLocalWorkers"/> activations a key.</summary>
    public StatelessWorkerAttribute(int maxLocalWorkers) =>
        MaxLocalWorkers = maxLocalWorkers > 0 ? maxLocalWorkers : Environment.ProcessorCount;

    /// <summary>As many activations a key as there are processors.</summary>
    public StatelessWorkerAttribute() : this(Environment.ProcessorCount)
    {
    }

    internal int MaxLocalWorkers { get; }
}
