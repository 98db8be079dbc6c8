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
    private readonly Vector256<double>[] _predicted;
    private readonly Vector256<double>[] _ratios;
    private readonly Vector256<double>[] _smoothed;

    public BackwardKernel(GaussianHmm model, ForwardKernel forward)
    {
        _stateCount = model.StateCount;
        _forward = forward;
        _transposed = StateLanes.PackRows(Transpose(model), model.StateCount, 0);
        NarrowForward = new NarrowTransitions(forward.Transitions);
        NarrowTransposed = new NarrowTransitions(_transposed);
        _predicted = new Vector256<double>[forward.BlockCount];
        _ratios = new Vector256<double>[forward.BlockCount];
        _smoothed = new Vector256<double>[forward.BlockCount];
    }

    /// <summary>The transitions of a model of at most four states, in registers; of a larger one, nothing.</summary>
    public NarrowTransitions NarrowForward { get; }

    /// <summary>The same, transposed.</summary>
    public NarrowTransitions NarrowTransposed { get; }

    /// <summary>Smoothed probabilities of the row that was last stepped to.</summary>
    public ReadOnlySpan<Vector256<double>> Smoothed => _smoothed;

    /// <summary>r(j) of the last step; times f[t](i) a[i,j] it is the probability of that transition.</summary>
    public ReadOnlySpan<Vector256<double>> Ratios => _ratios;

    /// <summary>Starts at the last row, where filtered and smoothed are the same.</summary>
    public void StartAt(ReadOnlySpan<Vector256<double>> filtered) => filtered.CopyTo(_smoothed);

    /// <summary>Goes one row back, to the row with these filtered probabilities.</summary>
    public void Step(ReadOnlySpan<Vector256<double>> filtered)
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
    public static Vector256<double> RatiosOf(Vector256<double> smoothed, Vector256<double> predicted) =>
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
