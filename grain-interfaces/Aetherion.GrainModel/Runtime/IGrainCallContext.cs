using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans;

/// <summary>One call on its way through the filters.</summary>
public interface IGrainCallContext
{
    /// <summary>The call with its arguments.</summary>
    IInvokable Request { get; }

    /// <summary>The grain's object when the call comes in, the reference when it goes out.</summary>
    object Grain { get; }

    /// <summary>The calling grain; null when the caller is none.</summary>
    GrainId? SourceId { get; }

    /// <summary>The called grain.</summary>
    GrainId TargetId { get; }

    /// <summary>The full name of the interface, or its alias.</summary>
    string InterfaceName { get; }

    /// <summary>The name of the method.</summary>
    string MethodName { get; }

    /// <summary>The method of the interface.</summary>
    MethodInfo InterfaceMethod { get; }

    /// <summary>The answer once the call has been invoked; filters may replace it.</summary>
    object? Result { get; set; }

    /// <summary>Goes on to the next filter and at last to the grain.</summary>
    Task Invoke();
}
