using Aetherion.Model;

namespace Aetherion.Domain.Simulation;

/// <summary>A simulated bar with the true regime of its minute, which only the simulator knows.</summary>
public readonly record struct SimulatedBar(Candle Candle, Regime Regime);
