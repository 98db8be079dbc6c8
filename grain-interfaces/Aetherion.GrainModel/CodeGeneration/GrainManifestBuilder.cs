using Orleans.Runtime;

namespace Aetherion.GrainModel.CodeGeneration;

/// <summary>Gathers what manifests describe.</summary>
public sealed class GrainManifestBuilder
{
    internal Dictionary<Type, Func<GrainCallRuntime, GrainId, GrainProxy>> ProxyFactories { get; } = [];

    internal Dictionary<Type, Type[]> GrainClasses { get; } = [];

    /// <summary>Adds an interface and how references of it are made.</summary>
    public void AddInterface(Type interfaceType, Func<GrainCallRuntime, GrainId, GrainProxy> proxyFactory) =>
        ProxyFactories[interfaceType] = proxyFactory;

    /// <summary>Adds a class and the grain interfaces it implements.</summary>
    public void AddGrainClass(Type grainClass, params Type[] interfaceTypes) =>
        GrainClasses[grainClass] = interfaceTypes;
}
