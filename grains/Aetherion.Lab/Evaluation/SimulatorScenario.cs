using System.Collections.Immutable;
using Aetherion.Domain.Simulation;

namespace Aetherion.Lab.Evaluation;

/// <summary>Simulated markets to score a model on.</summary>
/// <param name="Name">Said in the table.</param>
/// <param name="Change">Makes the parameters from those of the instrument.</param>
public sealed record SimulatorScenario(string Name, Func<SimulatorParameters, SimulatorParameters> Change)
{
    /// <summary>The parameters as they ship, and shifted ones that no model was trained on.</summary>
    public static ImmutableArray<SimulatorScenario> All { get; } =
    [
        new("as shipped", parameters => parameters),
        new("volatility x 2, drift x 2", parameters => parameters.Shift(volatility: 2, drift: 2)),
        new("drift x 0.7", parameters => parameters.Shift(drift: 0.7)),
        new("dwell x 0.6", parameters => parameters.Shift(dwell: 0.6)),
        new("dwell x 2", parameters => parameters.Shift(dwell: 2)),
        new("volume the same everywhere", parameters => parameters.Shift(volume: 0)),
    ];
}
