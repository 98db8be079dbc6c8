using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// One step of the forward recursion (Rabiner 1989, scaled): the probabilities of the states given all observations
/// up to this one. Densities are divided by the largest of the row before they are taken out of log space, so that
/// no extreme observation underflows. Holds scratch space: one kernel serves one caller at a time.
/// </summary>
internal sealed class ForwardKernel
{
    /// <summary>Below this the shifted densities of all reachable states are near underflow: start again in
    /// logs.</summary>
    internal const double ShiftedSumMin = 1e-250;

    /// <summary>Predictions below this are impossible: the backward pass divides by them, and must stay
    /// finite.</summary>
    private const double PredictionMin = 1e-300;

    private readonly int _stateCount;
    private readonly int _blockCount;
    private readonly GaussianEmissions _emissions;
    private readonly Vector256<double>[] _start;
    private readonly Vector256<double>[] _transitions;
    private readonly Vector256<double>[] _predicted;
    private readonly Vector256<double>[] _logDensities;

    public ForwardKernel(GaussianHmm model)
    {
        _stateCount = model.StateCount;
        _blockCount = StateLanes.BlockCount(model.StateCount);
        _emissions = new GaussianEmissions(model);
        _start = StateLanes.PackRows(model.StartProbabilities, _stateCount, 0);
        _transitions = StateLanes.PackRows(model.TransitionMatrix, _stateCount, 0);
        _predicted = new Vector256<double>[_blockCount];
        _logDensities = new Vector256<double>[_blockCount];
    }

    public int BlockCount => _blockCount;

    public GaussianEmissions Emissions => _emissions;

    /// <summary>Transition probabilities, one padded row per state.</summary>
    public ReadOnlySpan<Vector256<double>> Transitions => _transitions;

    /// <summary>The first step of a sequence. Returns the likelihood of the observation.</summary>
    public RowLikelihood Start(ReadOnlySpan<double> observation, Span<Vector256<double>> current) =>
        Correct(observation, _start, current);

    /// <summary>A further step. <paramref name="previous"/> and <paramref name="current"/> may be the same.</summary>
    public RowLikelihood Step(
        ReadOnlySpan<double> observation,
        ReadOnlySpan<Vector256<double>> previous,
        Span<Vector256<double>> current)
    {
        Predict(previous, _predicted);
        return Correct(observation, _predicted, current);
    }

    /// <summary>A step without an observation.</summary>
    public void Skip(Span<Vector256<double>> probabilities)
    {
        Predict(probabilities, _predicted);
        _predicted.CopyTo(probabilities);
    }

    /// <summary>Probabilities of the states one step after <paramref name="previous"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Predict(ReadOnlySpan<Vector256<double>> previous, Span<Vector256<double>> predicted)
    {
        ReadOnlySpan<double> probabilities = StateLanes.AsDoubles(previous);
        ReadOnlySpan<Vector256<double>> transitions = _transitions;
        for (int block = 0; block < _blockCount; block++)
        {
            Vector256<double> sum = Vector256<double>.Zero;
            int entry = block;
            for (int from = 0; from < _stateCount; from++)
            {
                sum += transitions[entry] * probabilities[from];
                entry += _blockCount;
            }

            predicted[block] = Reachable(sum);
        }
    }

    /// <summary>Predictions without the impossible ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Reachable(Vector256<double> predicted) =>
        predicted & Vector256.GreaterThan(predicted, Vector256.Create(PredictionMin));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private RowLikelihood Correct(
        ReadOnlySpan<double> observation,
        ReadOnlySpan<Vector256<double>> predicted,
        Span<Vector256<double>> current)
    {
        Span<Vector256<double>> logDensities = _logDensities;
        _emissions.LogDensities(observation, logDensities);
        Vector256<double> largest = logDensities[0];
        for (int block = 1; block < _blockCount; block++)
        {
            largest = Vector256.Max(largest, logDensities[block]);
        }

        double shift = StateLanes.Max(largest);
        Vector256<double> total = Vector256<double>.Zero;
        for (int block = 0; block < _blockCount; block++)
        {
            Vector256<double> joint =
                predicted[block] * VectorExponential.Exp(logDensities[block] - Vector256.Create(shift));
            current[block] = joint;
            total += joint;
        }

        double sum = StateLanes.Sum(total);
        if (sum < ShiftedSumMin)
        {
            return CorrectInLogs(predicted, current);
        }

        Normalise(current, sum);
        return new RowLikelihood(shift, sum);
    }

    /// <summary>The same correction with the shift taken over the reachable states only.</summary>
    private RowLikelihood CorrectInLogs(ReadOnlySpan<Vector256<double>> predicted, Span<Vector256<double>> current)
    {
        ReadOnlySpan<double> probabilities = StateLanes.AsDoubles(predicted);
        ReadOnlySpan<double> logDensities = StateLanes.AsDoubles(_logDensities);
        Span<double> joint = StateLanes.AsDoubles(current);
        double shift = double.NegativeInfinity;
        for (int lane = 0; lane < joint.Length; lane++)
        {
            joint[lane] = Math.Log(probabilities[lane]) + logDensities[lane];
            shift = Math.Max(shift, joint[lane]);
        }

        Vector256<double> total = Vector256<double>.Zero;
        for (int block = 0; block < _blockCount; block++)
        {
            current[block] = VectorExponential.Exp(current[block] - Vector256.Create(shift));
            total += current[block];
        }

        double sum = StateLanes.Sum(total);
        Normalise(current, sum);
        return new RowLikelihood(shift, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Normalise(Span<Vector256<double>> probabilities, double sum)
    {
        Vector256<double> factor = Vector256.Create(1 / sum);
        for (int block = 0; block < _blockCount; block++)
        {
            probabilities[block] *= factor;
        }
    }
}
