using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Aetherion.GrainModel.CodeGeneration;

/// <summary>One call: method, arguments, and the promise of its answer. Generated code derives one class a method.</summary>
public abstract class GrainRequest : IInvokable
{
    /// <summary>The method.</summary>
    public abstract GrainMethod Method { get; }

    /// <summary>The token among the arguments, if the method has one.</summary>
    public virtual CancellationToken CancellationToken => CancellationToken.None;

    internal GrainRequest? Next { get; set; }

    internal GrainId TargetId { get; set; }

    internal IGrainContext? Source { get; set; }

    internal RequestContextValues? Context { get; set; }

    internal abstract Task UntypedTask { get; }

    /// <inheritdoc/>
    public virtual int GetArgumentCount() => 0;

    /// <inheritdoc/>
    public virtual object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <inheritdoc/>
    public virtual void SetArgument(int index, object value) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <inheritdoc/>
    public string GetMethodName() => Method.MethodName;

    /// <inheritdoc/>
    public string GetInterfaceName() => Method.InterfaceName;

    /// <inheritdoc/>
    public Type GetInterfaceType() => Method.InterfaceType;

    /// <inheritdoc/>
    public MethodInfo GetMethod() => Method.InterfaceMethod;

    /// <summary>Replaces the arguments by copies where they need it.</summary>
    protected internal virtual void CopyArguments(GrainValueCopier copier)
    {
    }

    internal abstract Task InvokeOn(object grain);

    /// <summary>Answers with the result of an invocation that has ended well.</summary>
    internal abstract void Complete(Task invocation, GrainValueCopier? copier);

    /// <summary>Answers with a result that filters have set.</summary>
    internal abstract void Complete(object? result, GrainValueCopier? copier);

    internal abstract void Fail(Exception exception);

    internal abstract object? ResultOf(Task invocation);
}
