using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// e^x of four numbers at most zero. Made of plain products and sums, so that every processor and every compilation
/// gives the same bits, which the library's exp does not. Relative error below 4e-16; below -708 the result is 0.
/// </summary>
internal static class VectorExponential
{
    private const double Smallest = -708;
    private const double Log2E = 1.4426950408889634;

    /// <summary>ln 2 in two parts (Cody and Waite): the first has trailing zeros, its multiples are exact.</summary>
    private const double Ln2High = 0.693145751953125;
    private const double Ln2Low = 1.4286068203094173e-6;

    /// <summary>1.5 x 2^52: adding it rounds to an integer and leaves that integer in the low bits.</summary>
    private const double Rounder = 6755399441055744.0;
    private const int MantissaBits = 52;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> x)
    {
        Vector256<double> clamped = Vector256.Max(x, Vector256.Create(Smallest));
        Vector256<double> shifted = (clamped * Log2E) + Vector256.Create(Rounder);
        Vector256<double> power = shifted - Vector256.Create(Rounder);
        Vector256<double> r = (clamped - (power * Ln2High)) - (power * Ln2Low);
        Vector256<long> scale = Vector256.ShiftLeft(shifted.AsInt64(), MantissaBits);
        Vector256<double> result = (Series(r).AsInt64() + scale).AsDouble();
        return result & Vector256.GreaterThan(x, Vector256.Create(Smallest));
    }

    /// <summary>Taylor's series to r^13 in Estrin's order; for |r| up to ln(2)/2 what is cut off is below
    /// 5e-18.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Series(Vector256<double> r)
    {
        Vector256<double> r2 = r * r;
        Vector256<double> r4 = r2 * r2;
        Vector256<double> c01 = r + Vector256<double>.One;
        Vector256<double> c23 = (r * (1.0 / 6)) + Vector256.Create(0.5);
        Vector256<double> c45 = (r * (1.0 / 120)) + Vector256.Create(1.0 / 24);
        Vector256<double> c67 = (r * (1.0 / 5040)) + Vector256.Create(1.0 / 720);
        Vector256<double> c89 = (r * (1.0 / 362880)) + Vector256.Create(1.0 / 40320);
        Vector256<double> c1011 = (r * (1.0 / 39916800)) + Vector256.Create(1.0 / 3628800);
        Vector256<double> c1213 = (r * (1.0 / 6227020800)) + Vector256.Create(1.0 / 479001600);
        Vector256<double> low = (c23 * r2) + c01;
        Vector256<double> middle = (c67 * r2) + c45;
        Vector256<double> high = (c1011 * r2) + c89;
        return (((c1213 * r4) + high) * (r4 * r4)) + ((middle * r4) + low);
    }
}
