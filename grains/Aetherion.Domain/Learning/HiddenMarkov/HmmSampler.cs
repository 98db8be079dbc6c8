namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>Draws states and observations from a model; the same seed gives the same draws.</summary>
public sealed class HmmSampler
{
    private readonly GaussianHmm _model;
    private readonly Random _random;
    private readonly double[][] _factors;
    private readonly double[] _normals;
    private int _state = -1;

    /// <param name="model">The model to draw from.</param>
    /// <param name="seed">Seed of all draws.</param>
    public HmmSampler(GaussianHmm model, int seed)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _random = new Random(seed);
        _factors = [.. Enumerable.Range(0, model.StateCount).Select(model.CholeskyFactor)];
        _normals = new double[model.FeatureCount];
    }

    /// <summary>Draws a window and the states that made it.</summary>
    public (ObservationMatrix Window, int[] States) Sample(int rowCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rowCount, 1);
        double[] values = new double[rowCount * _model.FeatureCount];
        int[] states = new int[rowCount];
        for (int row = 0; row < rowCount; row++)
        {
            states[row] = Next(values.AsSpan(row * _model.FeatureCount, _model.FeatureCount));
        }

        return (new ObservationMatrix(values, _model.FeatureCount), states);
    }

    /// <summary>Draws the next observation and returns its state.</summary>
    public int Next(Span<double> observation)
    {
        _state = DrawState(_state < 0 ? _model.StartProbabilities : _model.TransitionsFrom(_state));
        for (int feature = 0; feature < _normals.Length; feature++)
        {
            _normals[feature] = DrawNormal();
        }

        ReadOnlySpan<double> mean = _model.Mean(_state);
        for (int row = 0; row < _normals.Length; row++)
        {
            double value = mean[row];
            for (int column = 0; column <= row; column++)
            {
                value += _factors[_state][(row * _normals.Length) + column] * _normals[column];
            }

            observation[row] = value;
        }

        return _state;
    }

    private int DrawState(ReadOnlySpan<double> probabilities)
    {
        double rest = _random.NextDouble();
        int state = 0;
        while (state < probabilities.Length - 1 && rest >= probabilities[state])
        {
            rest -= probabilities[state++];
        }

        return state;
    }

    /// <summary>Box and Muller 1958; 1 - u keeps the logarithm finite.</summary>
    private double DrawNormal() =>
        Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
