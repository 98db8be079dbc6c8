using System.Collections.Immutable;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>What to score a model on.</summary>
/// <param name="Model">The model.</param>
/// <param name="Instrument">An instrument of the simulated venue.</param>
public sealed record SimulatorEvaluationRequest(RegimeModel Model, Instrument Instrument)
{
    /// <summary>The simulated markets.</summary>
    public ImmutableArray<SimulatorScenario> Scenarios { get; init; } = SimulatorScenario.All;

    /// <summary>The first seed. The shipped model was trained on seed 1, tuned on 50 to 53.</summary>
    public ulong FirstSeed { get; init; } = 1001;

    /// <summary>How many seeds, one after the other.</summary>
    public int SeedCount { get; init; } = 20;

    /// <summary>One-minute bars of each seed, the first of which only fill the windows.</summary>
    public int BarCount { get; init; } = 10_000;

    /// <summary>When the label changes.</summary>
    public RegimeDetectorOptions Detector { get; init; } = new();

    /// <summary>Seeds that run at the same time. The result does not depend on it.</summary>
    public int Parallelism { get; init; } = 2;
}
