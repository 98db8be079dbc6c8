using System.Collections.Concurrent;
using Aetherion.GrainModel.CodeGeneration;
using Aetherion.GrainModel.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.GrainHost.Core;

/// <summary>Makes references.</summary>
internal sealed class LocalGrainFactory(LocalGrainRuntime runtime, GrainCatalog catalog)
    : IClusterClient, IGrainReferenceFactory
{
    private readonly ConcurrentDictionary<(Type, string?), Maker> _makers = new();

    public IServiceProvider ServiceProvider => runtime.ServiceProvider;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        (TGrainInterface)(object)Make(typeof(TGrainInterface), primaryKey, grainClassNamePrefix);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) =>
        (IGrain)(object)Make(grainInterfaceType, grainPrimaryKey, classNamePrefix: null);

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable =>
        (TGrainInterface)(object)CreateReference(typeof(TGrainInterface), grainId);

    public IAddressable GetGrain(GrainId grainId) => CreateAnyReference(grainId);

    public GrainReference CreateReference(Type interfaceType, GrainId grainId) =>
        interfaceType.IsAssignableFrom(typeof(GrainReference)) || interfaceType == typeof(IGrain)
            ? CreateAnyReference(grainId)
            : catalog.ProxyFactoryOf(interfaceType)(runtime, grainId);

    /// <summary>A reference whose interface does not matter.</summary>
    public GrainReference CreateAnyReference(GrainId grainId) =>
        catalog.AnyProxyFactoryOf(grainId.Type)?.Invoke(runtime, grainId) ?? new GrainReference(this, grainId);

    private GrainProxy Make(Type interfaceType, string key, string? classNamePrefix)
    {
        ArgumentNullException.ThrowIfNull(interfaceType);
        if (!_makers.TryGetValue((interfaceType, classNamePrefix), out var maker))
        {
            maker = new Maker(
                catalog.ImplementationOf(interfaceType, classNamePrefix).GrainType,
                catalog.ProxyFactoryOf(interfaceType));
            _makers[(interfaceType, classNamePrefix)] = maker;
        }

        return maker.Create(runtime, GrainId.Create(maker.GrainType, key));
    }

    private sealed record Maker(GrainType GrainType, Func<GrainCallRuntime, GrainId, GrainProxy> Create);
}
