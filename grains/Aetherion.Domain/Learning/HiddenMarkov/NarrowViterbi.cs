using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// The pass of <see cref="Viterbi"/> for models whose states fit one vector. The scores stay in a register, and where
/// the four lanes came from is one byte a row: bit l and bit 4 + l are the lower and the upper bit of the state before
/// lane l.
/// </summary>
internal static class NarrowViterbi
{
    private const int StateCountMax = StateLanes.Width;

    /// <summary>Fills where each row's states came from and returns the scores of the last row.</summary>
    public static Vector256<double> Run(
        GaussianEmissions emissions,
        Vector256<double> start,
        ReadOnlySpan<Vector256<double>> transitions,
        ObservationMatrix window,
        Span<byte> cameFrom)
    {
        ReadOnlySpan<double> values = window.Values;
        int columnCount = window.ColumnCount;
        Vector256<double> impossible = Vector256.Create(double.NegativeInfinity);
        Vector256<double> from0 = transitions[0];
        Vector256<double> from1 = transitions.Length > 1 ? transitions[1] : impossible;
        Vector256<double> from2 = transitions.Length > 2 ? transitions[2] : impossible;
        Vector256<double> from3 = transitions.Length > 3 ? transitions[3] : impossible;
        Vector256<double> best = start + emissions.LogDensities(values[..columnCount], 0);
        for (int row = 1; row < cameFrom.Length; row++)
        {
            Vector256<double> candidate0 = from0 + Vector256.Shuffle(best, Vector256<long>.Zero);
            Vector256<double> candidate1 = from1 + Vector256.Shuffle(best, Vector256.Create(1L));
            Vector256<double> candidate2 = from2 + Vector256.Shuffle(best, Vector256.Create(2L));
            Vector256<double> candidate3 = from3 + Vector256.Shuffle(best, Vector256.Create(3L));

            // Of equal candidates the lower one stays.
            Vector256<double> is1 = Vector256.GreaterThan(candidate1, candidate0);
            Vector256<double> is3 = Vector256.GreaterThan(candidate3, candidate2);
            Vector256<double> lower = Vector256.ConditionalSelect(is1, candidate1, candidate0);
            Vector256<double> upper = Vector256.ConditionalSelect(is3, candidate3, candidate2);
            Vector256<double> isUpper = Vector256.GreaterThan(upper, lower);
            Vector256<double> isOdd = Vector256.ConditionalSelect(isUpper, is3, is1);
            cameFrom[row] = (byte)(isOdd.ExtractMostSignificantBits() |
                (isUpper.ExtractMostSignificantBits() << StateCountMax));
            best = Vector256.ConditionalSelect(isUpper, upper, lower)
                + emissions.LogDensities(values.Slice(row * columnCount, columnCount), 0);
        }

        return best;
    }

    /// <summary>The state before a state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Before(int state, byte cameFrom)
    {
        int bits = cameFrom >> state;
        return (bits & 1) | ((bits >> (StateCountMax - 1)) & 2);
    }
}
