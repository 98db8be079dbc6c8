using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// The forward recursion over a whole window for models whose states fit one vector. It does the sums of
/// <see cref="ForwardKernel"/> in the same order, so it gives the same bits, but faster: the probabilities stay in a
/// register, and the densities of a row, which wait for no other row, are taken one row ahead.
/// </summary>
internal static class NarrowForward
{
    public static bool Suits(ForwardKernel kernel) => kernel.BlockCount == 1;

    /// <summary>Fills the filtered probabilities of every row, or none when <paramref name="lattice"/> is empty, and
    /// returns the log-likelihood.</summary>
    public static double Run(ForwardKernel kernel, ObservationMatrix window, Span<Vector256<double>> lattice)
    {
        ReadOnlySpan<double> values = window.Values;
        int columnCount = window.ColumnCount;
        int last = window.RowCount - 1;
        NarrowTransitions transitions = new(kernel.Transitions);
        LogLikelihoodSum sum = new();
        Vector256<double> probabilities = default;
        sum.Add(kernel.Start(values[..columnCount], new Span<Vector256<double>>(ref probabilities)));
        Store(lattice, 0, probabilities);
        Vector256<double> next = Densities(kernel, values, Math.Min(1, last), columnCount, out double nextShift);
        for (int row = 1; row <= last; row++)
        {
            Vector256<double> densities = next;
            double shift = nextShift;
            next = Densities(kernel, values, Math.Min(row + 1, last), columnCount, out nextShift);
            Vector256<double> joint = ForwardKernel.Reachable(transitions.Predict(probabilities)) * densities;
            Vector256<double> total = StateLanes.SumInEachLane(joint);
            RowLikelihood likelihood = new(shift, total.ToScalar());
            if (likelihood.Scaled < ForwardKernel.ShiftedSumMin)
                likelihood = StepInFull(kernel, values.Slice(row * columnCount, columnCount), ref probabilities);
            else
                probabilities = joint * (Vector256<double>.One / total);
            sum.Add(likelihood);
            Store(lattice, row, probabilities);
        }

        return sum.Value;
    }

    /// <summary>Densities of a row divided by their largest, and the logarithm of that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Densities(
        ForwardKernel kernel, ReadOnlySpan<double> values, int row, int columnCount, out double shift)
    {
        Vector256<double> logDensities =
            kernel.Emissions.LogDensities(values.Slice(row * columnCount, columnCount), 0);
        Vector256<double> largest = StateLanes.MaxInEachLane(logDensities);
        shift = largest.ToScalar();
        return VectorExponential.Exp(logDensities - largest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Span<Vector256<double>> lattice, int row, Vector256<double> probabilities)
    {
        if (!lattice.IsEmpty)
            lattice[row] = probabilities;
    }

    /// <summary>The rare row near underflow goes the general way.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static RowLikelihood StepInFull(
        ForwardKernel kernel, ReadOnlySpan<double> observation, ref Vector256<double> probabilities)
    {
        // A copy, so that the caller's variable can stay in a register.
        Vector256<double> copy = probabilities;
        Span<Vector256<double>> current = new(ref copy);
        RowLikelihood likelihood = kernel.Step(observation, current, current);
        probabilities = copy;
        return likelihood;
    }
}
