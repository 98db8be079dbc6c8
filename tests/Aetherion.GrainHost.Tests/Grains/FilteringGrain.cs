using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

public sealed class FilteringGrain : Grain, IFilteringGrain, IIncomingGrainCallFilter
{
    public Task<string> Echo(string text) => Task.FromResult(text);

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        context.Result = $"{context.Result} by own filter of {context.ImplementationMethod.Name}";
    }
}
