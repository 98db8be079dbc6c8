using System.Reflection;

namespace Orleans.Serialization.Invocation;

/// <summary>A call as an object: which method, which arguments.</summary>
public interface IInvokable
{
    /// <summary>The number of arguments.</summary>
    int GetArgumentCount();

    /// <summary>The argument at an index.</summary>
    object? GetArgument(int index);

    /// <summary>Replaces the argument at an index.</summary>
    void SetArgument(int index, object value);

    /// <summary>The name of the method.</summary>
    string GetMethodName();

    /// <summary>The name of the interface, or its alias.</summary>
    string GetInterfaceName();

    /// <summary>The type of the interface.</summary>
    Type GetInterfaceType();

    /// <summary>The method of the interface.</summary>
    MethodInfo GetMethod();
}
