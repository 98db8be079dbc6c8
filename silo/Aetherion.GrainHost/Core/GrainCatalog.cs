using System.Collections.Frozen;
using System.Reflection;
using Aetherion.GrainModel.CodeGeneration;
using Orleans.Runtime;

namespace Aetherion.GrainHost.Core;

/// <summary>
/// Which grain interfaces and classes there are, from the generated manifests of the given assemblies.
/// </summary>
internal sealed class GrainCatalog
{
    private readonly FrozenDictionary<Type, Func<GrainCallRuntime, GrainId, GrainProxy>> _proxyFactories;
    private readonly FrozenDictionary<Type, GrainClass[]> _implementations;
    private readonly FrozenDictionary<GrainType, GrainClass> _classes;
    private readonly FrozenDictionary<Type, Type[]> _interfaces;

    public GrainCatalog(IEnumerable<Assembly> assemblies)
    {
        var manifest = new GrainManifestBuilder();
        foreach (var assembly in assemblies.Distinct())
            Describe(assembly, manifest);
        var classes = manifest.GrainClasses.Keys.Select(type => new GrainClass(type)).ToList();
        _proxyFactories = manifest.ProxyFactories.ToFrozenDictionary();
        _classes = ByGrainType(classes);
        _interfaces = manifest.GrainClasses.ToFrozenDictionary();
        _implementations = classes
            .SelectMany(item => manifest.GrainClasses[item.Type], (item, type) => (item, type))
            .GroupBy(pair => pair.type, pair => pair.item)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    public IEnumerable<GrainClass> Classes => _classes.Values;

    public GrainClass? ClassOf(GrainType grainType) => _classes.GetValueOrDefault(grainType);

    public Func<GrainCallRuntime, GrainId, GrainProxy> ProxyFactoryOf(Type interfaceType) =>
        _proxyFactories.TryGetValue(interfaceType, out var factory)
            ? factory
            : throw new ArgumentException(
                $"There is no proxy of {interfaceType.FullName}: the host must be given its assembly, and "
                + "that assembly must be compiled with the grain generator.");

    /// <summary>
    /// A proxy for any interface the class of the identity has; the plain reference when it has none.
    /// </summary>
    public Func<GrainCallRuntime, GrainId, GrainProxy>? AnyProxyFactoryOf(GrainType grainType) =>
        ClassOf(grainType) is { } grainClass
            ? _interfaces[grainClass.Type].Select(type => _proxyFactories.GetValueOrDefault(type))
                .FirstOrDefault(factory => factory is not null)
            : null;

    public GrainClass ImplementationOf(Type interfaceType, string? classNamePrefix)
    {
        var candidates = _implementations.GetValueOrDefault(interfaceType) ?? [];
        if (classNamePrefix is not null)
            candidates = [.. candidates.Where(item =>
                item.Type.FullName!.StartsWith(classNamePrefix, StringComparison.Ordinal)
                || item.Type.Name.StartsWith(classNamePrefix, StringComparison.Ordinal))];
        return candidates.Length switch
        {
            1 => candidates[0],
            0 => throw new ArgumentException($"No grain class of this host implements {interfaceType.FullName}"
                + $"{(classNamePrefix is null ? "" : $" with a name that begins with \"{classNamePrefix}\"")}."),
            _ => throw new ArgumentException(
                $"Several grain classes implement {interfaceType.FullName}; choose one by grainClassNamePrefix: "
                + string.Join(", ", candidates.Select(item => item.Type.FullName))),
        };
    }

    private static void Describe(Assembly assembly, GrainManifestBuilder manifest)
    {
        var attribute = assembly.GetCustomAttribute<GrainManifestAttribute>()
            ?? throw new OrleansConfigurationException(
                $"The assembly {assembly.GetName().Name} has no grain manifest: compile it with the grain "
                + "generator, or do not give it to the host.");
        ((IGrainManifest)Activator.CreateInstance(attribute.ManifestType, nonPublic: true)!).Describe(manifest);
    }

    private static FrozenDictionary<GrainType, GrainClass> ByGrainType(IEnumerable<GrainClass> classes)
    {
        var result = new Dictionary<GrainType, GrainClass>();
        foreach (var item in classes)
        {
            if (!result.TryAdd(item.GrainType, item))
                throw new OrleansConfigurationException(
                    $"The grain classes {result[item.GrainType].Type.FullName} and {item.Type.FullName} "
                    + $"both have the grain type \"{item.GrainType}\": give one of them a [GrainType].");
        }

        return result.ToFrozenDictionary();
    }
}
