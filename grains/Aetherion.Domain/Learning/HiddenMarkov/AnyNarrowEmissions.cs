using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>Those of any number of features.</summary>
internal readonly struct AnyNarrowEmissions(GaussianEmissions emissions) : INarrowEmissions
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> LogDensities(ReadOnlySpan<double> observation) => emissions.LogDensities(observation, 0);
}
