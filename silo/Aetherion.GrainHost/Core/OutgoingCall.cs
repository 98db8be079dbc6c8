using System.Reflection;
using Aetherion.GrainModel.CodeGeneration;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Aetherion.GrainHost.Core;

/// <summary>A call on its way through the outgoing filters; what they leave is the caller's answer.</summary>
internal sealed class OutgoingCall(LocalGrainRuntime runtime, GrainProxy proxy, GrainRequest request)
    : IOutgoingGrainCallContext
{
    private int _stage;

    public IInvokable Request => request;

    public object Grain => proxy;

    public GrainId? SourceId => request.Source?.GrainId;

    public IGrainContext? SourceContext => request.Source;

    public GrainId TargetId => request.TargetId;

    public string InterfaceName => request.Method.InterfaceName;

    public string MethodName => request.Method.MethodName;

    public MethodInfo InterfaceMethod => request.Method.InterfaceMethod;

    public object? Result { get; set; }

    public async Task RunAsync()
    {
        try
        {
            await Invoke();
        }
#pragma warning disable CA1031 // Whatever filter or grain throws is the caller's answer.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            request.Fail(exception);
            return;
        }

        request.Complete(Result, copier: null);
    }

    public Task Invoke()
    {
        var filters = runtime.OutgoingFilters;
        var stage = _stage++;
        return stage < filters.Length ? filters[stage].Invoke(this) : SendAsync();
    }

    private async Task SendAsync()
    {
        var inner = request.WithNewPromise();
        inner.Context = RequestContext.Current;
        runtime.SendUnfiltered(proxy, inner);
        await inner.UntypedTask;
        Result = inner.ResultOf(inner.UntypedTask);
    }
}
