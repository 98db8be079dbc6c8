using System.Reflection;
using Aetherion.GrainModel.CodeGeneration;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Aetherion.GrainHost.Core;

/// <summary>A call on its way through the incoming filters, the grain's own last.</summary>
internal sealed class IncomingCall(Activation activation, GrainRequest request) : IIncomingGrainCallContext
{
    private int _stage;

    public IInvokable Request => request;

    public object Grain => activation.GrainInstance!;

    public GrainId? SourceId => request.Source?.GrainId;

    public GrainId TargetId => request.TargetId;

    public string InterfaceName => request.Method.InterfaceName;

    public string MethodName => request.Method.MethodName;

    public MethodInfo InterfaceMethod => request.Method.InterfaceMethod;

    public MethodInfo ImplementationMethod => ImplementationOf(InterfaceMethod);

    public IGrainContext TargetContext => activation;

    public object? Result { get; set; }

    public Task Invoke()
    {
        var filters = activation.Runtime.IncomingFilters;
        var stage = _stage++;
        if (stage < filters.Length)
            return filters[stage].Invoke(this);
        if (stage == filters.Length && activation.Class.FiltersItsCalls)
            return ((IIncomingGrainCallFilter)Grain).Invoke(this);
        return InvokeGrainAsync();
    }

    private async Task InvokeGrainAsync()
    {
        var invocation = request.InvokeOn(Grain);
        await invocation;
        Result = request.ResultOf(invocation);
    }

    private MethodInfo ImplementationOf(MethodInfo interfaceMethod)
    {
        var map = activation.Class.Type.GetInterfaceMap(interfaceMethod.DeclaringType!);
        return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, interfaceMethod)];
    }
}
