using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// Those of two features and full covariances: the sums of <see cref="GaussianEmissions"/> in the same order, written out.
/// </summary>
/// <param name="means">Two vectors.</param>
/// <param name="whitening">Three vectors, a lower triangle.</param>
/// <param name="logNormaliser">One vector.</param>
internal readonly struct TwoFeatureEmissions(
    ReadOnlySpan<Vector256<double>> means, ReadOnlySpan<Vector256<double>> whitening, Vector256<double> logNormaliser)
    : INarrowEmissions
{
    public const int FeatureCount = 2;

    private readonly Vector256<double> _mean0 = means[0];
    private readonly Vector256<double> _mean1 = means[1];
    private readonly Vector256<double> _whitening00 = whitening[0];
    private readonly Vector256<double> _whitening10 = whitening[1];
    private readonly Vector256<double> _whitening11 = whitening[2];
    private readonly Vector256<double> _logNormaliser = logNormaliser;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> LogDensities(ReadOnlySpan<double> observation)
    {
        Vector256<double> deviation0 = Vector256.Create(observation[0]) - _mean0;
        Vector256<double> deviation1 = Vector256.Create(observation[1]) - _mean1;
        Vector256<double> whitened0 = _whitening00 * deviation0;
        Vector256<double> whitened1 = (_whitening10 * deviation0) + (_whitening11 * deviation1);
        return GaussianEmissions.LogDensities(_logNormaliser, (whitened0 * whitened0) + (whitened1 * whitened1));
    }
}
