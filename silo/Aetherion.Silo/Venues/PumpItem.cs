using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Silo.Venues;

/// <summary>An event for a symbol's grain, or something else to be done with it between two events.</summary>
internal readonly record struct PumpItem(MarketEvent Event, Func<ISymbolGrain, Task>? Action)
{
    public static PumpItem Of(in MarketEvent marketEvent) => new(marketEvent, null);

    public static PumpItem Of(Func<ISymbolGrain, Task> action) => new(default, action);
}
