using Aetherion.GrainInterfaces;
using Orleans;
using Orleans.Serialization.Invocation;

namespace Aetherion.Grains.Tests.Bots;

/// <summary>Answers for the grains of the market side, and passes the named points round the account's calls.</summary>
internal sealed class MarketCalls(ScriptedMarket market, KillSwitch killSwitch) : IOutgoingGrainCallFilter
{
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        var method = context.InterfaceMethod;
        if (method.DeclaringType == typeof(IRegimeGrain))
            context.Result = method.Name == nameof(IRegimeGrain.GetEstimate)
                ? market.ReadEstimate()
                : market.ReadRecent((long)context.Request.GetArgument(0)!, (int)context.Request.GetArgument(1)!);
        else if (method.DeclaringType == typeof(ISymbolGrain))
            context.Result = Read(method.Name, context.Request);
        else if (method.Name is nameof(IAccountGrain.Reserve) or nameof(IAccountGrain.Settle))
            await killSwitch.Around($"call of {method.Name}", context.Invoke);
        else
            await context.Invoke();
    }

    private object? Read(string method, IInvokable request) => method switch
    {
        nameof(ISymbolGrain.GetClosing) => market.ReadClosing((long)request.GetArgument(1)!, (int)request.GetArgument(3)!),
        nameof(ISymbolGrain.GetMoment) => market.ReadMoment(
            (long?)request.GetArgument(1), (DateTime)request.GetArgument(2)!, (int)request.GetArgument(3)!),
        _ => market.ReadBook((int)request.GetArgument(0)!),
    };
}
