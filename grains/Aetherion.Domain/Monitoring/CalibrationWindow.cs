using Aetherion.Domain.Learning.Metrics;

namespace Aetherion.Domain.Monitoring;

/// <summary>
/// How well forecasts of probabilities came true lately: the Brier score, the log loss and the expected calibration error of the
/// last forecasts whose outcome is known.
/// </summary>
public sealed class CalibrationWindow
{
    private readonly int _classCount;
    private readonly int _rowCountMax;
    private readonly Queue<int> _labels = new();
    private readonly Queue<double> _probabilities = new();

    /// <param name="classCount">Classes of a forecast.</param>
    /// <param name="rowCountMax">The most forecasts kept.</param>
    public CalibrationWindow(int classCount, int rowCountMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(rowCountMax, 1);
        _classCount = classCount;
        _rowCountMax = rowCountMax;
    }

    /// <summary>Forecasts in the window.</summary>
    public int RowCount => _labels.Count;

    /// <summary>Mean of the summed squared differences, 0 to 2; null before the first forecast.</summary>
    public double? BrierScore =>
        RowCount == 0 ? null : ProbabilityMetrics.BrierScore(_labels.ToArray(), _probabilities.ToArray());

    /// <summary>Over 15 bins of equal mass, of the top label, 0 to 1; null before the first forecast.</summary>
    public double? ExpectedCalibrationError =>
        RowCount == 0 ? null : ProbabilityMetrics.ExpectedCalibrationError(_labels.ToArray(), _probabilities.ToArray());

    /// <summary>Mean of -ln of the probability of what came, in nats; null before the first forecast.</summary>
    public double? LogLoss =>
        RowCount == 0 ? null : ProbabilityMetrics.LogLoss(_labels.ToArray(), _probabilities.ToArray());

    /// <summary>Takes a forecast in, now that its outcome is known.</summary>
    /// <param name="probabilities">Of each class; they sum to one.</param>
    /// <param name="label">The class that came.</param>
    /// <exception cref="ArgumentException">It is no distribution over the classes; nothing has changed.</exception>
    public void Add(ReadOnlySpan<double> probabilities, int label)
    {
        if (probabilities.Length != _classCount)
            throw new ArgumentException($"A forecast has {_classCount} classes, not {probabilities.Length}.");
        ProbabilityMetrics.BrierScore([label], probabilities);
        if (RowCount == _rowCountMax)
            RemoveOldest();
        _labels.Enqueue(label);
        foreach (double probability in probabilities)
        {
            _probabilities.Enqueue(probability);
        }
    }

    /// <summary>The forecasts, oldest first.</summary>
    public CalibrationState Save() => new([.. _labels], [.. _probabilities]);

    /// <summary>Goes on from what was saved with as many classes.</summary>
    /// <exception cref="ArgumentException">It is of another number of classes, or damaged.</exception>
    public void Restore(CalibrationState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Probabilities.Length != state.Labels.Length * _classCount)
            throw new ArgumentException($"The saved forecasts are not of {_classCount} classes.", nameof(state));
        _labels.Clear();
        _probabilities.Clear();
        for (int row = 0; row < state.Labels.Length; row++)
        {
            Add(state.Probabilities.AsSpan(row * _classCount, _classCount), state.Labels[row]);
        }
    }

    private void RemoveOldest()
    {
        _labels.Dequeue();
        for (int index = 0; index < _classCount; index++)
        {
            _probabilities.Dequeue();
        }
    }
}
