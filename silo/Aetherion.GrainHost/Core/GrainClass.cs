using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Core;
using Orleans.Runtime;
using Orleans.Streams.Core;

namespace Aetherion.GrainHost.Core;

/// <summary>What a host knows of a grain class: read once, so that no activation reflects.</summary>
internal sealed class GrainClass
{
    private const string GrainSuffix = "grain";

    private readonly ConstructorInvoker _constructor;
    private readonly Func<Activation, ICollection<IStorage>, object?>[] _arguments;

    public GrainClass(Type type)
    {
        Type = type;
        GrainType = TypeOf(type);
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), inherit: true);
        MaxLocalWorkers = type.GetCustomAttribute<StatelessWorkerAttribute>()?.MaxLocalWorkers ?? 0;
        FiltersItsCalls = type.IsAssignableTo(typeof(IIncomingGrainCallFilter));
        ObservesSubscriptions = type.IsAssignableTo(typeof(IStreamSubscriptionObserver));
        ImplicitNamespaces = [.. type.GetCustomAttributes<ImplicitStreamSubscriptionAttribute>()
            .Select(attribute => attribute.StreamNamespace)];
        var constructor = type.GetConstructors().OrderByDescending(item => item.GetParameters().Length).FirstOrDefault()
            ?? throw new OrleansConfigurationException($"The grain class {type.FullName} needs a public constructor.");
        _constructor = ConstructorInvoker.Create(constructor);
        _arguments = [.. constructor.GetParameters().Select(ArgumentOf)];
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public bool IsReentrant { get; }

    /// <summary>The bound of a stateless worker; zero for all others.</summary>
    public int MaxLocalWorkers { get; }

    public bool FiltersItsCalls { get; }

    public bool ObservesSubscriptions { get; }

    public IReadOnlyList<string> ImplicitNamespaces { get; }

    /// <summary>Constructs the grain, on a turn of its activation, and gathers the states to be read.</summary>
    public object Construct(Activation activation, ICollection<IStorage> states)
    {
        if (_arguments.Length == 0)
            return _constructor.Invoke();
        var arguments = new object?[_arguments.Length];
        for (var index = 0; index < arguments.Length; index++)
            arguments[index] = _arguments[index](activation, states);
        return _constructor.Invoke(arguments.AsSpan());
    }

    private static GrainType TypeOf(Type type)
    {
        if (type.GetCustomAttribute<GrainTypeAttribute>() is { } attribute)
            return attribute.GetGrainType(null!, type);
        var name = type.Name.ToLowerInvariant();
        return GrainType.Create(
            name.EndsWith(GrainSuffix, StringComparison.Ordinal) && name.Length > GrainSuffix.Length
                ? name[..^GrainSuffix.Length]
                : name);
    }

    private static Func<Activation, ICollection<IStorage>, object?> ArgumentOf(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter.GetCustomAttribute<PersistentStateAttribute>() is { } state)
            return PersistentStateFactory.For(parameter, state);
        if (type == typeof(IGrainContext))
            return static (activation, _) => activation;
        if (type == typeof(IServiceProvider))
            return static (activation, _) => activation.ActivationServices;
        if (parameter.GetCustomAttribute<FromKeyedServicesAttribute>() is { } keyed)
            return (activation, _) => activation.ActivationServices.GetRequiredKeyedService(type, keyed.Key);
        return parameter.HasDefaultValue
            ? (activation, _) => activation.ActivationServices.GetService(type) ?? parameter.DefaultValue
            : (activation, _) => activation.ActivationServices.GetRequiredService(type);
    }
}
