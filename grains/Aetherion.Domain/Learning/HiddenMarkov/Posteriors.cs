namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>Probabilities of the states for each row of a window, with the window's log-likelihood.</summary>
public sealed class Posteriors
{
    private readonly double[] _values;

    internal Posteriors(double[] values, int stateCount, double logLikelihood)
    {
        _values = values;
        StateCount = stateCount;
        LogLikelihood = logLikelihood;
    }

    /// <summary>Number of rows.</summary>
    public int RowCount => _values.Length / StateCount;

    /// <summary>Number of states.</summary>
    public int StateCount { get; }

    /// <summary>Natural logarithm of the likelihood of the window.</summary>
    public double LogLikelihood { get; }

    /// <summary>All probabilities, row by row.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Probability of each state at a row.</summary>
    public ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * StateCount, StateCount);
}
