using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Aetherion.Grains.Tests.Access;

/// <summary>A call from one grain to another, as a filter sees it.</summary>
internal sealed class ScriptedCall(GrainId source, GrainId target) : IIncomingGrainCallContext
{
    public bool IsInvoked { get; private set; }

    public GrainId? SourceId => source;

    public GrainId TargetId => target;

    public IInvokable Request => throw new NotSupportedException();

    public object Grain => throw new NotSupportedException();

    public string InterfaceName => throw new NotSupportedException();

    public string MethodName => throw new NotSupportedException();

    public MethodInfo InterfaceMethod => throw new NotSupportedException();

    public MethodInfo ImplementationMethod => throw new NotSupportedException();

    public IGrainContext TargetContext => throw new NotSupportedException();

    public object? Result { get; set; }

    public Task Invoke()
    {
        IsInvoked = true;
        return Task.CompletedTask;
    }
}
