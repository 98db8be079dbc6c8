using System.Reflection;

namespace Aetherion.GrainModel.CodeGeneration;

/// <summary>What generated code knows of a method of a grain interface.</summary>
public sealed class GrainMethod(
    Type interfaceType, string interfaceName, string methodName, Type[] parameterTypes, GrainMethodOptions options)
{
    private MethodInfo? _interfaceMethod;

    /// <summary>The interface that declares the method.</summary>
    public Type InterfaceType { get; } = interfaceType;

    /// <summary>The interface's full name, or its alias.</summary>
    public string InterfaceName { get; } = interfaceName;

    /// <summary>The method's name, or its alias.</summary>
    public string MethodName { get; } = methodName;

    /// <summary>Whether no answer is awaited.</summary>
    public bool IsOneWay { get; } = (options & GrainMethodOptions.OneWay) != 0;

    /// <summary>Whether it interleaves with every call.</summary>
    public bool IsAlwaysInterleave { get; } = (options & GrainMethodOptions.AlwaysInterleave) != 0;

    /// <summary>Whether it interleaves with other read-only calls.</summary>
    public bool IsReadOnly { get; } = (options & GrainMethodOptions.ReadOnly) != 0;

    /// <summary>The method of the interface.</summary>
    public MethodInfo InterfaceMethod => _interfaceMethod ??= FindMethod();

    /// <inheritdoc/>
    public override string ToString() => $"{InterfaceName}.{MethodName}";

    private MethodInfo FindMethod() =>
        Array.Find(
            InterfaceType.GetMethods(),
            method => (method.Name == MethodName || AliasOf(method) == MethodName)
                && method.GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual(parameterTypes))
        ?? throw new MissingMethodException(InterfaceName, MethodName);

    private static string? AliasOf(MethodInfo method) => method.GetCustomAttribute<Orleans.AliasAttribute>()?.Alias;
}
