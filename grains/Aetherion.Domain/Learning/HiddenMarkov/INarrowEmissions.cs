using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// <see cref="GaussianEmissions"/> of models whose states fit one vector: a loop over a window is compiled once for each, with nothing
/// of the others in it.
/// </summary>
internal interface INarrowEmissions
{
    /// <summary>The log densities of an observation, a state to a lane.</summary>
    Vector256<double> LogDensities(ReadOnlySpan<double> observation);
}
