using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Domain.Tests.Learning.HiddenMarkov;

/// <summary>The slow, obvious twin: every path through the states, one by one. For tiny windows only.</summary>
internal sealed class AllPaths
{
    private readonly GaussianHmm _model;
    private readonly ObservationMatrix _window;

    public AllPaths(GaussianHmm model, ObservationMatrix window)
    {
        _model = model;
        _window = window;
        Smoothed = new double[window.RowCount, model.StateCount];
        BestPath = new int[window.RowCount];
        Visit(new int[window.RowCount], 0);
        for (int row = 0; row < window.RowCount; row++)
        {
            for (int state = 0; state < model.StateCount; state++)
            {
                Smoothed[row, state] /= Likelihood;
            }
        }
    }

    public double Likelihood { get; private set; }

    public double[,] Smoothed { get; }

    public int[] BestPath { get; private set; }

    public double BestProbability { get; private set; }

    private void Visit(int[] path, int row)
    {
        if (row == path.Length)
        {
            Add(path);
            return;
        }

        for (path[row] = 0; path[row] < _model.StateCount; path[row]++)
        {
            Visit(path, row + 1);
        }
    }

    private void Add(int[] path)
    {
        double probability = _model.StartProbabilities[path[0]] * Density(path[0], 0);
        for (int row = 1; row < path.Length; row++)
        {
            probability *= _model.TransitionsFrom(path[row - 1])[path[row]] * Density(path[row], row);
        }

        Likelihood += probability;
        if (probability > BestProbability)
            (BestProbability, BestPath) = (probability, [.. path]);
        for (int row = 0; row < path.Length; row++)
        {
            Smoothed[row, path[row]] += probability;
        }
    }

    /// <summary>The density of one or two features, written out.</summary>
    private double Density(int state, int row)
    {
        ReadOnlySpan<double> mean = _model.Mean(state);
        ReadOnlySpan<double> values = _window.Row(row);
        double a = _model.Covariance(state, 0, 0);
        double x = values[0] - mean[0];
        if (values.Length == 1)
            return Math.Exp(-0.5 * x * x / a) / Math.Sqrt(2 * Math.PI * a);
        double b = _model.Covariance(state, 0, 1);
        double c = _model.Covariance(state, 1, 1);
        double y = values[1] - mean[1];
        double determinant = (a * c) - (b * b);
        double distance = ((c * x * x) - (2 * b * x * y) + (a * y * y)) / determinant;
        return Math.Exp(-0.5 * distance) / (2 * Math.PI * Math.Sqrt(determinant));
    }
}
