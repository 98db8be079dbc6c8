using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core;
using Orleans.Runtime;
using Orleans.Storage;

namespace Aetherion.GrainHost.Core;

/// <summary>Makes the persistent state that a constructor asks for.</summary>
internal static class PersistentStateFactory
{
    private const string DefaultStorageName = "Default";

    public static Func<Activation, ICollection<IStorage>, object?> For(
        ParameterInfo parameter, IPersistentStateConfiguration configuration)
    {
        var type = parameter.ParameterType;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IPersistentState<>))
            throw new OrleansConfigurationException(
                $"Parameter {parameter.Name} of {parameter.Member.DeclaringType?.FullName} has "
                + "[PersistentState] and must be an IPersistentState<T>.");
        var create = typeof(PersistentStateFactory)
            .GetMethod(nameof(Create), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type.GetGenericArguments())
            .CreateDelegate<Func<Activation, IPersistentStateConfiguration, IStorage>>();
        return (activation, states) =>
        {
            var state = create(activation, configuration);
            states.Add(state);
            return state;
        };
    }

    private static PersistentState<TState> Create<TState>(
        Activation activation, IPersistentStateConfiguration configuration)
    {
        var name = configuration.StorageName ?? DefaultStorageName;
        var storage = activation.Runtime.ServiceProvider.GetKeyedService<IGrainStorage>(name)
            ?? throw new OrleansConfigurationException(
                $"{activation.Class.Type.FullName} keeps \"{configuration.StateName}\" in the grain storage "
                + $"\"{name}\", which the host does not have: add it where the host is configured.");
        return new PersistentState<TState>(
            configuration.StateName, activation.GrainId, storage, activation.Runtime.Copier);
    }
}
