using System.Collections.Concurrent;
using Orleans;

namespace Aetherion.GrainHost.Tests;

/// <summary>Marks the text that passes through Echo, on the way in and back, and notes every call.</summary>
public sealed class RecordingFilter(string name) : IIncomingGrainCallFilter, IOutgoingGrainCallFilter
{
    private readonly ConcurrentQueue<string> _seen = new();

    public IReadOnlyCollection<string> Seen => _seen;

    public Task Invoke(IIncomingGrainCallContext context) => FilterAsync(context);

    public Task Invoke(IOutgoingGrainCallContext context) => FilterAsync(context);

    private async Task FilterAsync(IGrainCallContext context)
    {
        var what = $"{name} {context.MethodName} of {context.TargetId}";
        if (context.InterfaceMethod.Name == "Echo")
            context.Request.SetArgument(0, $"{context.Request.GetArgument(0)}>{name}");
        try
        {
            await context.Invoke();
        }
        catch
        {
            _seen.Enqueue($"{what} failed");
            throw;
        }

        _seen.Enqueue(what);
        if (context.InterfaceMethod.Name == "Echo")
            context.Result = $"{context.Result}<{name}";
    }
}
