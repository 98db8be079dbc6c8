namespace Aetherion.Lab.Evaluation;

/// <summary>
/// Counts every configuration that was looked at before one was chosen, because the best of many is flattered by
/// chance.
/// </summary>
public sealed class TrialLog
{
    /// <summary>The most trials of one selection.</summary>
    public const int CountMax = 10_000;

    private readonly List<Trial> _trials = [];

    public int Count => _trials.Count;

    public IReadOnlyList<Trial> Trials => _trials;

    /// <summary>The trial with the least loss, the earliest of equals.</summary>
    /// <exception cref="InvalidOperationException">Nothing was tried.</exception>
    public Trial Best => _trials.MinBy(trial => trial.Loss)
        ?? throw new InvalidOperationException("Nothing was tried; add a trial first.");

    /// <summary>Notes a trial, repeated ones too.</summary>
    public void Add(string configuration, double loss)
    {
        ArgumentException.ThrowIfNullOrEmpty(configuration);
        if (!double.IsFinite(loss))
            throw new ArgumentException($"The loss of '{configuration}' is {loss}; a trial that failed has no loss.");
        if (Count == CountMax)
            throw new InvalidOperationException($"More than {CountMax} trials; choose from fewer.");
        _trials.Add(new Trial(configuration, loss));
    }
}
