using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// Those of three features and full covariances: the sums of <see cref="GaussianEmissions"/> in the same order, written out.
/// </summary>
/// <param name="means">Three vectors.</param>
/// <param name="whitening">Six vectors, a lower triangle.</param>
/// <param name="logNormaliser">One vector.</param>
internal readonly struct ThreeFeatureEmissions(
    ReadOnlySpan<Vector256<double>> means, ReadOnlySpan<Vector256<double>> whitening, Vector256<double> logNormaliser)
    : INarrowEmissions
{
    public const int FeatureCount = 3;

    private readonly Vector256<double> _mean0 = means[0];
    private readonly Vector256<double> _mean1 = means[1];
    private readonly Vector256<double> _mean2 = means[2];
    private readonly Vector256<double> _whitening00 = whitening[0];
    private readonly Vector256<double> _whitening10 = whitening[1];
    private readonly Vector256<double> _whitening11 = whitening[2];
    private readonly Vector256<double> _whitening20 = whitening[3];
    private readonly Vector256<double> _whitening21 = whitening[4];
    private readonly Vector256<double> _whitening22 = whitening[5];
    private readonly Vector256<double> _logNormaliser = logNormaliser;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> LogDensities(ReadOnlySpan<double> observation)
    {
        Vector256<double> deviation0 = Vector256.Create(observation[0]) - _mean0;
        Vector256<double> deviation1 = Vector256.Create(observation[1]) - _mean1;
        Vector256<double> deviation2 = Vector256.Create(observation[2]) - _mean2;
        Vector256<double> whitened0 = _whitening00 * deviation0;
        Vector256<double> whitened1 = (_whitening10 * deviation0) + (_whitening11 * deviation1);
        Vector256<double> whitened2 =
            (_whitening20 * deviation0) + (_whitening21 * deviation1) + (_whitening22 * deviation2);
        return GaussianEmissions.LogDensities(
            _logNormaliser, (whitened0 * whitened0) + (whitened1 * whitened1) + (whitened2 * whitened2));
    }
}
