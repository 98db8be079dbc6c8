using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// How states lie in vectors of four doubles, one state to a lane. The width is fixed, so that the online filter and
/// the batch passes, which share the code, give the same bits on every machine. Lanes beyond the last state repeat
/// the emissions of state 0 and have probability zero.
/// </summary>
internal static class StateLanes
{
    public const int Width = 4;

    private static Vector256<long> Neighbours => Vector256.Create(1L, 0, 3, 2);

    private static Vector256<long> OtherHalf => Vector256.Create(2L, 3, 0, 1);

    /// <summary>Vectors that hold so many states.</summary>
    public static int BlockCount(int stateCount) => (stateCount + Width - 1) / Width;

    public static Span<double> AsDoubles(Span<Vector256<double>> vectors) =>
        MemoryMarshal.Cast<Vector256<double>, double>(vectors);

    public static ReadOnlySpan<double> AsDoubles(ReadOnlySpan<Vector256<double>> vectors) =>
        MemoryMarshal.Cast<Vector256<double>, double>(vectors);

    /// <summary>Sum of the four lanes, always in the same order: (0 + 1) + (2 + 3).</summary>
    public static double Sum(Vector256<double> vector) => SumInEachLane(vector).ToScalar();

    /// <summary>The same sum, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> SumInEachLane(Vector256<double> vector)
    {
        Vector256<double> pairs = vector + Vector256.Shuffle(vector, Neighbours);
        return pairs + Vector256.Shuffle(pairs, OtherHalf);
    }

    /// <summary>The largest of the four lanes, none of which is NaN.</summary>
    public static double Max(Vector256<double> vector) => MaxInEachLane(vector).ToScalar();

    /// <summary>The same, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MaxInEachLane(Vector256<double> vector)
    {
        Vector256<double> pairs = Vector256.MaxNative(vector, Vector256.Shuffle(vector, Neighbours));
        return Vector256.MaxNative(pairs, Vector256.Shuffle(pairs, OtherHalf));
    }

    /// <summary>Rows of K values, one per state, each padded with <paramref name="filler"/>.</summary>
    public static Vector256<double>[] PackRows(ReadOnlySpan<double> rows, int stateCount, double filler)
    {
        int blockCount = BlockCount(stateCount);
        int rowCount = rows.Length / stateCount;
        Vector256<double>[] packed = new Vector256<double>[rowCount * blockCount];
        Span<double> lanes = AsDoubles(packed.AsSpan());
        lanes.Fill(filler);
        for (int row = 0; row < rowCount; row++)
        {
            rows.Slice(row * stateCount, stateCount).CopyTo(lanes[(row * blockCount * Width)..]);
        }

        return packed;
    }
}
