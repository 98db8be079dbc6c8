using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// The expectation step: sums over a window, weighted with the smoothed probabilities. Sums of features and of their
/// products are taken round the current means, so that nothing cancels. Holds the lattice of one window: serves one
/// caller at a time and is used again for each iteration.
/// </summary>
internal sealed class ExpectedCounts
{
    /// <summary>Rows whose probabilities are summed while they are still in the nearest cache.</summary>
    private const int ChunkRows = 256;

    private readonly ObservationMatrix _window;
    private readonly int _stateCount;
    private readonly int _blockCount;
    private readonly bool _isDiagonal;
    private readonly bool _isNarrow;
    private readonly Vector256<double>[] _lattice;
    private readonly int _latticeLength;
    private readonly Vector256<double>[] _means;
    private readonly Vector256<double>[] _deviations;
    private readonly Vector256<double>[] _first;
    private readonly Vector256<double>[] _weights;
    private readonly Vector256<double>[] _sums;
    private readonly Vector256<double>[] _products;
    private readonly Vector256<double>[] _transitions;

    public ExpectedCounts(ObservationMatrix window, int stateCount, CovarianceType covarianceType, Lattices lattices)
    {
        _window = window;
        _stateCount = stateCount;
        _blockCount = StateLanes.BlockCount(stateCount);
        _isDiagonal = covarianceType == CovarianceType.Diagonal;
        int featureCount = window.ColumnCount;
        _isNarrow = !_isDiagonal && _blockCount == 1;
        int productCount = _isDiagonal ? featureCount : featureCount * (featureCount + 1) / 2;
        _latticeLength = window.RowCount * _blockCount;
        _lattice = lattices.Take(_latticeLength);
        _means = new Vector256<double>[featureCount * _blockCount];
        _deviations = new Vector256<double>[featureCount];
        _first = new Vector256<double>[_blockCount];
        _weights = new Vector256<double>[_blockCount];
        _sums = new Vector256<double>[featureCount * _blockCount];
        _products = new Vector256<double>[productCount * _blockCount];
        _transitions = new Vector256<double>[Math.Max(stateCount, StateLanes.Width) * _blockCount];
    }

    /// <summary>Expected visits of a state in the first row.</summary>
    public double First(int state) => StateLanes.AsDoubles(_first.AsSpan())[state];

    /// <summary>Expected visits of a state.</summary>
    public double Weight(int state) => StateLanes.AsDoubles(_weights.AsSpan())[state];

    /// <summary>Weighted sum of a feature's difference from the state's mean.</summary>
    public double Sum(int state, int feature) => Lane(_sums, feature, state);

    /// <summary>Weighted sum of the product of two differences; features in the order of a lower triangle.</summary>
    public double Product(int state, int feature, int otherFeature) => _isDiagonal
        ? Lane(_products, feature, state)
        : Lane(_products, (feature * (feature + 1) / 2) + otherFeature, state);

    /// <summary>Expected transitions divided by the transition's probability.</summary>
    public double Transitions(int from, int to) => Lane(_transitions, from, to);

    private Span<Vector256<double>> Lattice => _lattice.AsSpan(0, _latticeLength);

    /// <summary>Gives the lattice to the next fit: this one must not be used any more.</summary>
    public void Release(Lattices lattices) => lattices.GiveBack(_lattice);

    /// <summary>Sums over the window under a model and returns the log-likelihood.</summary>
    public double Collect(GaussianHmm model)
    {
        ForwardKernel forward = new(model);
        double logLikelihood = ForwardBackward.FillLattice(forward, _window, Lattice);
        Clear(model);
        if (NarrowBackward.Suits(forward))
            CollectNarrow(new BackwardKernel(model, forward));
        else
            CollectWide(new BackwardKernel(model, forward));
        return logLikelihood;
    }

    private void CollectNarrow(BackwardKernel backward)
    {
        Span<Vector256<double>> rows = Lattice;
        int from = rows.Length - 1;
        AddRows(from, rows[from..]);
        while (from > 0)
        {
            int to = from;
            from = Math.Max(0, to - ChunkRows);
            Span<Vector256<double>> chunk = rows[from..to];
            NarrowBackward.Smooth(backward, chunk, rows[to], _transitions);
            AddRows(from, chunk);
        }

        _first[0] = rows[0];
    }

    private void CollectWide(BackwardKernel backward)
    {
        int row = _window.RowCount - 1;
        backward.StartAt(_lattice.AsSpan(row * _blockCount, _blockCount));
        AddRow(row, backward.Smoothed);
        while (--row >= 0)
        {
            ReadOnlySpan<Vector256<double>> filtered = _lattice.AsSpan(row * _blockCount, _blockCount);
            backward.Step(filtered);
            AddTransitions(filtered, backward.Ratios);
            AddRow(row, backward.Smoothed);
        }

        backward.Smoothed.CopyTo(_first);
    }

    private void Clear(GaussianHmm model)
    {
        Array.Clear(_weights);
        Array.Clear(_sums);
        Array.Clear(_products);
        Array.Clear(_transitions);
        Span<double> means = StateLanes.AsDoubles(_means.AsSpan());
        for (int state = 0; state < _stateCount; state++)
        {
            for (int feature = 0; feature < model.FeatureCount; feature++)
            {
                means[(feature * _blockCount * StateLanes.Width) + state] = model.Mean(state)[feature];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddTransitions(ReadOnlySpan<Vector256<double>> filtered, ReadOnlySpan<Vector256<double>> ratios)
    {
        ReadOnlySpan<double> from = StateLanes.AsDoubles(filtered);
        Span<Vector256<double>> transitions = _transitions;
        int entry = 0;
        for (int state = 0; state < _stateCount; state++)
        {
            Vector256<double> probability = Vector256.Create(from[state]);
            for (int block = 0; block < ratios.Length; block++)
            {
                transitions[entry++] += probability * ratios[block];
            }
        }
    }

    /// <summary>Adds consecutive rows of one block, from the last to the first.</summary>
    private void AddRows(int from, ReadOnlySpan<Vector256<double>> smoothed)
    {
        int columns = _window.ColumnCount;
        ReadOnlySpan<double> values = _window.Values.Slice(from * columns, smoothed.Length * columns);
        if (_isNarrow && columns == TwoFeatureMoments.FeatureCount)
        {
            TwoFeatureMoments.Add(values, smoothed, _means, ref _weights[0], _sums, _products);
            return;
        }

        if (_isNarrow && columns == ThreeFeatureMoments.FeatureCount)
        {
            ThreeFeatureMoments.Add(values, smoothed, _means, ref _weights[0], _sums, _products);
            return;
        }

        for (int row = smoothed.Length - 1; row >= 0; row--)
            AddRow(from + row, smoothed.Slice(row, 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddRow(int row, ReadOnlySpan<Vector256<double>> smoothed)
    {
        ReadOnlySpan<double> observation = _window.Row(row);
        for (int block = 0; block < smoothed.Length; block++)
        {
            _weights[block] += smoothed[block];
            if (_isDiagonal)
                AddDiagonal(observation, smoothed[block], block);
            else
                AddFull(observation, smoothed[block], block);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddFull(ReadOnlySpan<double> observation, Vector256<double> weight, int block)
    {
        Span<Vector256<double>> deviations = _deviations;
        Span<Vector256<double>> sums = _sums;
        Span<Vector256<double>> products = _products;
        ReadOnlySpan<Vector256<double>> means = _means;
        int entry = block;
        for (int feature = 0; feature < observation.Length; feature++)
        {
            int position = (feature * _blockCount) + block;
            Vector256<double> deviation = Vector256.Create(observation[feature]) - means[position];
            Vector256<double> weighted = deviation * weight;
            deviations[feature] = deviation;
            sums[position] += weighted;
            for (int other = 0; other <= feature; other++)
            {
                products[entry] += weighted * deviations[other];
                entry += _blockCount;
            }
        }
    }

    private void AddDiagonal(ReadOnlySpan<double> observation, Vector256<double> weight, int block)
    {
        for (int feature = 0; feature < observation.Length; feature++)
        {
            int position = (feature * _blockCount) + block;
            Vector256<double> deviation = Vector256.Create(observation[feature]) - _means[position];
            Vector256<double> weighted = deviation * weight;
            _sums[position] += weighted;
            _products[position] += weighted * deviation;
        }
    }

    private double Lane(Vector256<double>[] vectors, int row, int state) =>
        StateLanes.AsDoubles(vectors.AsSpan())[(row * _blockCount * StateLanes.Width) + state];
}
