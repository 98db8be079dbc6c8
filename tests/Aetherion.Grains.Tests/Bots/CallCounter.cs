using Orleans;

namespace Aetherion.Grains.Tests.Bots;

/// <summary>Counts the calls of one method.</summary>
internal sealed class CallCounter(string method) : IIncomingGrainCallFilter
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.InterfaceMethod.Name == method)
            Interlocked.Increment(ref _count);
        return context.Invoke();
    }
}
