using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// The backward recursion over many rows for models whose states fit one vector. It does the sums of
/// <see cref="BackwardKernel"/> in the same order, so it gives the same bits, but everything stays in registers.
/// </summary>
internal static class NarrowBackward
{
    public static bool Suits(ForwardKernel forward) => forward.BlockCount == 1;

    /// <summary>Turns the filtered probabilities of consecutive rows into smoothed ones.</summary>
    /// <param name="kernel">Its model has at most four states.</param>
    /// <param name="rows">The rows, oldest first.</param>
    /// <param name="later">Smoothed probabilities of the row after the last one.</param>
    /// <param name="transitions">Four vectors, one for each state left: to each state entered, what
    /// <see cref="ExpectedCounts.Transitions"/> is the sum of is added.</param>
    public static void Smooth(
        BackwardKernel kernel,
        Span<Vector256<double>> rows,
        Vector256<double> later,
        Span<Vector256<double>> transitions)
    {
        NarrowTransitions forward = kernel.NarrowForward;
        NarrowTransitions transposed = kernel.NarrowTransposed;
        Vector256<double> from0 = transitions[0];
        Vector256<double> from1 = transitions[1];
        Vector256<double> from2 = transitions[2];
        Vector256<double> from3 = transitions[3];
        Vector256<double> smoothed = later;
        for (int row = rows.Length - 1; row >= 0; row--)
        {
            Vector256<double> filtered = rows[row];
            Vector256<double> ratios =
                BackwardKernel.RatiosOf(smoothed, ForwardKernel.Reachable(forward.Predict(filtered)));
            from0 += Vector256.Shuffle(filtered, Vector256<long>.Zero) * ratios;
            from1 += Vector256.Shuffle(filtered, Vector256.Create(1L)) * ratios;
            from2 += Vector256.Shuffle(filtered, Vector256.Create(2L)) * ratios;
            from3 += Vector256.Shuffle(filtered, Vector256.Create(3L)) * ratios;
            smoothed = filtered * transposed.Predict(ratios);
            rows[row] = smoothed;
        }

        transitions[0] = from0;
        transitions[1] = from1;
        transitions[2] = from2;
        transitions[3] = from3;
    }
}
