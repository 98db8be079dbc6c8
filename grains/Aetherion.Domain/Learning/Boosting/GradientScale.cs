using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.Boosting;

/// <summary>
/// Turns first and second derivatives into whole numbers: a row's gradient, and its hessian in the upper 40 bits of a
/// second number with a count of one in the lower 24. Whole numbers add up to the same sum in any order, so that sums
/// of blocks of rows do not depend on the blocks.
/// </summary>
internal readonly struct GradientScale
{
    private const int CountBits = 24;
    private const long CountMask = (1L << CountBits) - 1;
    private const int GradientBits = 61;
    private const int HessianBits = 38;

    private readonly double _gradient;
    private readonly double _hessian;
    private readonly double _gradientUnit;
    private readonly double _hessianUnit;

    public GradientScale(int rowCount, double gradientMax, double hessianMax)
    {
        int rowBits = BitOperations.Log2((uint)rowCount) + 1;
        _gradient = PowerOfTwo(GradientBits - rowBits, gradientMax);
        _hessian = PowerOfTwo(HessianBits - rowBits, hessianMax);
        _gradientUnit = 1 / _gradient;
        _hessianUnit = 1 / _hessian;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<long> Pack(double gradient, double hessian) => Vector128.Create(
        (long)(gradient * _gradient), ((long)(hessian * _hessian) << CountBits) + 1);

    /// <summary>Packs four rows at once, to the same bits: the first two rows, and the other two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector256<long> First, Vector256<long> Second) Pack(Vector256<double> gradient, Vector256<double> hessian)
    {
        Vector256<long> gradients = Vector256.ConvertToInt64(gradient * _gradient);
        Vector256<long> masses =
            Vector256.ShiftLeft(Vector256.ConvertToInt64(hessian * _hessian), CountBits) + Vector256<long>.One;
        Vector256<long> rowByRow = Vector256.Create(0L, 2, 1, 3);
        return (
            Vector256.Shuffle(Vector256.Create(gradients.GetLower(), masses.GetLower()), rowByRow),
            Vector256.Shuffle(Vector256.Create(gradients.GetUpper(), masses.GetUpper()), rowByRow));
    }

    public double Gradient(Vector128<long> sum) => Gradient(sum.ToScalar());

    public double Hessian(Vector128<long> sum) => Hessian(sum.GetElement(1));

    public static int Count(Vector128<long> sum) => Count(sum.GetElement(1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Gradient(long sum) => sum * _gradientUnit;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Hessian(long mass) => (mass >> CountBits) * _hessianUnit;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Gradients(Vector256<long> sums) => Vector256.ConvertToDouble(sums) * _gradientUnit;

    /// <summary>Of sums of masses, none of which is negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Hessians(Vector256<long> masses) =>
        Vector256.ConvertToDouble(Vector256.ShiftRightLogical(masses, CountBits)) * _hessianUnit;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Count(long mass) => (int)(mass & CountMask);

    private static double PowerOfTwo(int bits, double largest) =>
        largest > 0 ? Math.ScaleB(1, Math.Clamp(bits - Math.ILogB(largest) - 1, -900, 900)) : 1;
}
