using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// Log densities of an observation under every state at once: ln b_k(x) = n_k - |W_k (x - m_k)|^2 / 2, where W_k is
/// the inverse of the Cholesky factor of the covariance and n_k the log of the normaliser.
/// </summary>
internal sealed class GaussianEmissions
{
    /// <summary>Bounds the squared distance, so that differences of log densities stay numbers.</summary>
    private const double DistanceSquaredMax = 1e300;

    private readonly int _featureCount;
    private readonly int _blockCount;
    private readonly bool _isDiagonal;
    private readonly int _narrowFeatureCount;
    private readonly Vector256<double>[] _means;
    private readonly Vector256<double>[] _whitening;
    private readonly Vector256<double>[] _logNormalisers;

    public GaussianEmissions(GaussianHmm model)
    {
        _featureCount = model.FeatureCount;
        _blockCount = StateLanes.BlockCount(model.StateCount);
        _isDiagonal = model.CovarianceType == CovarianceType.Diagonal;
        _narrowFeatureCount = !_isDiagonal && _blockCount == 1 ? _featureCount : 0;
        int entryCount = _isDiagonal ? _featureCount : _featureCount * (_featureCount + 1) / 2;
        _means = new Vector256<double>[_featureCount * _blockCount];
        _whitening = new Vector256<double>[entryCount * _blockCount];
        _logNormalisers = new Vector256<double>[_blockCount];
        int laneCount = _blockCount * StateLanes.Width;
        for (int lane = 0; lane < laneCount; lane++)
        {
            FillLane(model, lane, laneCount, lane < model.StateCount ? lane : 0);
        }
    }

    /// <summary>Writes the log density of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LogDensities(ReadOnlySpan<double> observation, Span<Vector256<double>> result)
    {
        for (int block = 0; block < _blockCount; block++)
        {
            result[block] = LogDensities(observation, block);
        }
    }

    /// <summary>The log densities of the lanes of one block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> LogDensities(ReadOnlySpan<double> observation, int block)
    {
        Vector256<double> distance = _narrowFeatureCount == TwoFeatureMoments.FeatureCount ? TwoFeatureDistance(observation)
            : _narrowFeatureCount == ThreeFeatureMoments.FeatureCount ? ThreeFeatureDistance(observation)
            : _isDiagonal ? DiagonalDistance(observation, block)
            : FullDistance(observation, block);
        distance = Vector256.Min(distance, Vector256.Create(DistanceSquaredMax));
        return _logNormalisers[block] - (distance * 0.5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> FullDistance(ReadOnlySpan<double> observation, int block)
    {
        Vector256<double> sum = Vector256<double>.Zero;
        ReadOnlySpan<Vector256<double>> means = _means;
        ReadOnlySpan<Vector256<double>> whitening = _whitening;
        int entry = block;
        for (int row = 0; row < observation.Length; row++)
        {
            Vector256<double> whitened = Vector256<double>.Zero;
            int mean = block;
            for (int column = 0; column <= row; column++)
            {
                whitened += whitening[entry] * (Vector256.Create(observation[column]) - means[mean]);
                entry += _blockCount;
                mean += _blockCount;
            }

            sum += whitened * whitened;
        }

        return sum;
    }

    /// <summary>The sums of <see cref="FullDistance"/> written out for two features and one block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> TwoFeatureDistance(ReadOnlySpan<double> observation)
    {
        ReadOnlySpan<Vector256<double>> means = _means.AsSpan(0, 2);
        ReadOnlySpan<Vector256<double>> whitening = _whitening.AsSpan(0, 3);
        observation = observation[..2];
        Vector256<double> deviation0 = Vector256.Create(observation[0]) - means[0];
        Vector256<double> deviation1 = Vector256.Create(observation[1]) - means[1];
        Vector256<double> whitened0 = whitening[0] * deviation0;
        Vector256<double> whitened1 = (whitening[1] * deviation0) + (whitening[2] * deviation1);
        return (whitened0 * whitened0) + (whitened1 * whitened1);
    }

    /// <summary>The sums of <see cref="FullDistance"/> written out for three features and one block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> ThreeFeatureDistance(ReadOnlySpan<double> observation)
    {
        ReadOnlySpan<Vector256<double>> means = _means.AsSpan(0, 3);
        ReadOnlySpan<Vector256<double>> whitening = _whitening.AsSpan(0, 6);
        observation = observation[..3];
        Vector256<double> deviation0 = Vector256.Create(observation[0]) - means[0];
        Vector256<double> deviation1 = Vector256.Create(observation[1]) - means[1];
        Vector256<double> deviation2 = Vector256.Create(observation[2]) - means[2];
        Vector256<double> whitened0 = whitening[0] * deviation0;
        Vector256<double> whitened1 = (whitening[1] * deviation0) + (whitening[2] * deviation1);
        Vector256<double> whitened2 =
            (whitening[3] * deviation0) + (whitening[4] * deviation1) + (whitening[5] * deviation2);
        return (whitened0 * whitened0) + (whitened1 * whitened1) + (whitened2 * whitened2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> DiagonalDistance(ReadOnlySpan<double> observation, int block)
    {
        Vector256<double> sum = Vector256<double>.Zero;
        for (int column = 0; column < observation.Length; column++)
        {
            int entry = (column * _blockCount) + block;
            Vector256<double> whitened = _whitening[entry] * (Vector256.Create(observation[column]) - _means[entry]);
            sum += whitened * whitened;
        }

        return sum;
    }

    private void FillLane(GaussianHmm model, int lane, int laneCount, int state)
    {
        double[] factor = model.CholeskyFactor(state);
        double[] inverse = Cholesky.Invert(factor, _featureCount);
        Span<double> means = StateLanes.AsDoubles(_means.AsSpan());
        Span<double> whitening = StateLanes.AsDoubles(_whitening.AsSpan());
        double logNormaliser = -0.5 * _featureCount * Math.Log(2 * Math.PI);
        int entry = 0;
        for (int row = 0; row < _featureCount; row++)
        {
            means[(row * laneCount) + lane] = model.Mean(state)[row];
            logNormaliser -= Math.Log(factor[(row * _featureCount) + row]);
            for (int column = _isDiagonal ? row : 0; column <= row; column++)
            {
                whitening[(entry++ * laneCount) + lane] = inverse[(row * _featureCount) + column];
            }
        }

        StateLanes.AsDoubles(_logNormalisers.AsSpan())[lane] = logNormaliser;
    }
}
