using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>A forecast and what came.</summary>
/// <param name="Probabilities">Of each class; they sum to one.</param>
/// <param name="Outcome">The class that came, from 0.</param>
/// <param name="Version">The model that made it; null from a sender that does not say so, and then it is not scored.</param>
/// <param name="Sequence">The bar at whose close it was made, from 1; 0 from a sender that does not say so, and then it is not
/// scored.</param>
public sealed record ForecastOutcome(
    ImmutableArray<double> Probabilities, int Outcome, string? Version = null, long Sequence = 0);
