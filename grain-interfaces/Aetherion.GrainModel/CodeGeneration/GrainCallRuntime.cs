using Orleans;

namespace Aetherion.GrainModel.CodeGeneration;

/// <summary>What carries requests to grains; each host has its own.</summary>
public abstract class GrainCallRuntime
{
    internal GrainCallRuntime()
    {
    }

    internal abstract IGrainFactory GrainFactory { get; }

    /// <summary>
    /// Takes over a request; its task tells the rest. Never throws for what can go wrong with a call.
    /// </summary>
    internal abstract void Send(GrainProxy proxy, GrainRequest request);
}
