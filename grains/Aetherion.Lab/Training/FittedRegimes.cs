using System.Collections.Immutable;
using Aetherion.Domain.Regimes;

namespace Aetherion.Lab.Training;

/// <summary>A regime model fresh from its fit.</summary>
/// <param name="Model">With named states.</param>
/// <param name="IterationCount">Iterations of the start that won.</param>
/// <param name="IsConverged">Whether it converged before the most iterations.</param>
/// <param name="StateShares">Share of the fitted rows in each state.</param>
/// <param name="Refusal">Why it cannot continue the model that it was to continue, and is named afresh; null where it can.</param>
internal sealed record FittedRegimes(
    RegimeModel Model, int IterationCount, bool IsConverged, ImmutableArray<double> StateShares, string? Refusal);
