using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// The backward recursion on filtered probabilities (Kim 1994): with f the filtered, p the predicted and g the smoothed
/// probabilities, r(j) = g[t+1](j) / p[t+1](j) and g[t](i) = f[t](i) * sum over j of a[i,j] r(j). It needs no
/// densities, so extreme observations cannot hurt it. Holds scratch space: serves one caller at a time.
/// </summary>
internal sealed class BackwardKernel
{
    private readonly int _stateCount;
    private readonly ForwardKernel _forward;
    private readonly Vector256<double>[] _transposed;
    private readonly NarrowTransitions _narrowForward;
    private readonly NarrowTransitions _narrowTransposed;
    private readonly Vector256<double>[] _predicted;
    private readonly Vector256<double>[] _ratios;
    private readonly Vector256<double>[] _smoothed;

    public BackwardKernel(GaussianHmm model, ForwardKernel forward)
    {
        _stateCount = model.StateCount;
        _forward = forward;
        _transposed = StateLanes.PackRows(Transpose(model), model.StateCount, 0);
        _narrowForward = new NarrowTransitions(forward.Transitions);
        _narrowTransposed = new NarrowTransitions(_transposed);
        _predicted = new Vector256<double>[forward.BlockCount];
        _ratios = new Vector256<double>[forward.BlockCount];
        _smoothed = new Vector256<double>[forward.BlockCount];
    }

    /// <summary>Smoothed probabilities of the row that was last stepped to.</summary>
    public ReadOnlySpan<Vector256<double>> Smoothed => _smoothed;

    /// <summary>r(j) of the last step; times f[t](i) a[i,j] it is the probability of that transition.</summary>
    public ReadOnlySpan<Vector256<double>> Ratios => _ratios;

    /// <summary>Starts at the last row, where filtered and smoothed are the same.</summary>
    public void StartAt(ReadOnlySpan<Vector256<double>> filtered) => filtered.CopyTo(_smoothed);

    /// <summary>Goes one row back, to the row with these filtered probabilities.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step(ReadOnlySpan<Vector256<double>> filtered)
    {
        if (filtered.Length == 1)
            StepNarrow(filtered[0]);
        else
            StepWide(filtered);
    }

    /// <summary>The same sums in the same order, in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void StepNarrow(Vector256<double> filtered)
    {
        Vector256<double> predicted = ForwardKernel.Reachable(_narrowForward.Predict(filtered));
        Vector256<double> ratios = RatiosOf(_smoothed[0], predicted);
        _ratios[0] = ratios;
        _smoothed[0] = filtered * _narrowTransposed.Predict(ratios);
    }

    private void StepWide(ReadOnlySpan<Vector256<double>> filtered)
    {
        _forward.Predict(filtered, _predicted);
        Span<Vector256<double>> smoothed = _smoothed;
        Span<Vector256<double>> ratios = _ratios;
        for (int block = 0; block < smoothed.Length; block++)
        {
            ratios[block] = RatiosOf(smoothed[block], _predicted[block]);
        }

        ReadOnlySpan<double> ratioOf = StateLanes.AsDoubles((ReadOnlySpan<Vector256<double>>)ratios);
        ReadOnlySpan<Vector256<double>> transposed = _transposed;
        for (int block = 0; block < smoothed.Length; block++)
        {
            Vector256<double> sum = Vector256<double>.Zero;
            int entry = block;
            for (int to = 0; to < _stateCount; to++)
            {
                sum += transposed[entry] * ratioOf[to];
                entry += smoothed.Length;
            }

            smoothed[block] = filtered[block] * sum;
        }
    }

    /// <summary>A state that cannot be reached has g = p = 0; 0/0 is masked to 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> RatiosOf(Vector256<double> smoothed, Vector256<double> predicted) =>
        (smoothed / predicted) & Vector256.GreaterThan(predicted, Vector256<double>.Zero);

    private static double[] Transpose(GaussianHmm model)
    {
        int count = model.StateCount;
        double[] transposed = new double[count * count];
        for (int from = 0; from < count; from++)
        {
            for (int to = 0; to < count; to++)
            {
                transposed[(to * count) + from] = model.TransitionsFrom(from)[to];
            }
        }

        return transposed;
    }
}
