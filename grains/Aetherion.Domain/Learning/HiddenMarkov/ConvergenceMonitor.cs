namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>Decides when fitting has come to an end: the log-likelihood, or with a prior the log-posterior, gains less
/// than the tolerance.</summary>
public sealed class ConvergenceMonitor
{
    private readonly List<double> _history = [];

    /// <param name="tolerance">The smallest gain of an iteration that is worth another; minus infinity never
    /// converges.</param>
    /// <param name="maxIterations">The most iterations.</param>
    public ConvergenceMonitor(double tolerance, int maxIterations)
    {
        if (double.IsNaN(tolerance))
            throw new ArgumentException("The tolerance is not a number.", nameof(tolerance));
        ArgumentOutOfRangeException.ThrowIfNegative(maxIterations);
        Tolerance = tolerance;
        MaxIterations = maxIterations;
    }

    /// <summary>The smallest gain of an iteration that is worth another.</summary>
    public double Tolerance { get; }

    /// <summary>The most iterations.</summary>
    public int MaxIterations { get; }

    /// <summary>The figure before each iteration, oldest first.</summary>
    public IReadOnlyList<double> History => _history;

    /// <summary>Whether the last gain was below the tolerance.</summary>
    public bool IsConverged =>
        _history.Count >= 2 && _history[^1] - _history[^2] < Tolerance;

    /// <summary>Whether there is nothing more to do.</summary>
    public bool IsDone => IsConverged || _history.Count >= MaxIterations;

    /// <summary>Takes the log-likelihood or log-posterior of the parameters that an iteration starts from.</summary>
    public void Report(double objective) => _history.Add(objective);
}
