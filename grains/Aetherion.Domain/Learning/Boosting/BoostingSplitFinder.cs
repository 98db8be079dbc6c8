using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Aetherion.Domain.Learning.Forests;

namespace Aetherion.Domain.Learning.Boosting;

/// <summary>
/// Finds the split of a node that lowers the second-order approximation of the loss most: with G and H the sums of
/// first and second derivatives, G_left^2 / (H_left + l2) + G_right^2 / (H_right + l2) - G^2 / (H + l2) (Chen and Guestrin
/// 2016). Missing values are tried on both sides.
/// </summary>
internal sealed class BoostingSplitFinder(FeatureBins featureBins, GradientBoostingOptions options)
{
    private const int Lanes = 4;

    /// <summary>Sums of packed gradients and of packed masses left of each split, with room for whole
    /// vectors.</summary>
    private readonly long[] _gradients = new long[GradientHistogram.CellCount + Lanes];
    private readonly long[] _masses = new long[GradientHistogram.CellCount + Lanes];

    public BoostingSplit Find(
        GradientHistogram histogram, Vector128<long> total, GradientScale scale, ReadOnlySpan<bool> isAllowed)
    {
        BoostingSplit best = default;
        for (int feature = 0; feature < isAllowed.Length; feature++)
        {
            if (!isAllowed[feature])
                continue;
            ReadOnlySpan<Vector128<long>> cells = histogram.Cells(feature);
            Scan(cells, feature, total, scale, Vector128<long>.Zero, ref best);
            if (GradientScale.Count(cells[FeatureBins.MissingBin]) > 0)
                Scan(cells, feature, total, scale, cells[FeatureBins.MissingBin], ref best);
        }

        return best;
    }

    /// <summary>Tries each bin as the last that goes left, on top of what is there already.</summary>
    private void Scan(
        ReadOnlySpan<Vector128<long>> cells, int feature, Vector128<long> total, GradientScale scale,
        Vector128<long> left, ref BoostingSplit best)
    {
        bool missingGoesLeft = left != Vector128<long>.Zero;
        int binCount = featureBins.BinCount(feature);
        Accumulate(cells[..binCount], left);
        int to = FirstAbove(GradientScale.Count(total) - options.MinSamplesLeaf, binCount);
        int from = Math.Min(to, FirstAbove(options.MinSamplesLeaf - 1, binCount));
        double gradient = scale.Gradient(total);
        double hessian = scale.Hessian(total);
        double parent = gradient * gradient / (hessian + options.L2Regularization);
        Vector256<double> gradients = Vector256.Create(gradient);
        Vector256<double> hessians = Vector256.Create(hessian);
        for (int bin = from; bin < to; bin += Lanes)
        {
            Vector256<double> gains = Gains(bin, scale, gradients, hessians);
            if (!Vector256.GreaterThanAny(gains, Vector256.Create(best.Gain + parent)))
                continue;
            for (int lane = 0; lane < Lanes && bin + lane < to; lane++)
            {
                if (gains[lane] - parent > best.Gain)
                    best = new BoostingSplit(feature, bin + lane, missingGoesLeft, gains[lane] - parent);
            }
        }
    }

    /// <summary>Sums from the left, on top of what is there already.</summary>
    private void Accumulate(ReadOnlySpan<Vector128<long>> cells, Vector128<long> left)
    {
        ReadOnlySpan<long> parts = MemoryMarshal.Cast<Vector128<long>, long>(cells);
        Span<long> gradients = _gradients.AsSpan(0, cells.Length);
        Span<long> masses = _masses.AsSpan(0, cells.Length);
        long gradient = left.ToScalar();
        long mass = left.GetElement(1);
        for (int bin = 0; bin < gradients.Length; bin++)
        {
            gradient += parts[2 * bin];
            mass += parts[(2 * bin) + 1];
            gradients[bin] = gradient;
            masses[bin] = mass;
        }
    }

    /// <summary>The first split with more rows left of it than <paramref name="count"/>, by halving: the counts rise
    /// from bin to bin.</summary>
    private int FirstAbove(int count, int binCount)
    {
        int from = 0;
        int to = binCount;
        while (from < to)
        {
            int middle = (from + to) / 2;
            if (GradientScale.Count(_masses[middle]) > count)
                to = middle;
            else
                from = middle + 1;
        }

        return from;
    }

    /// <summary>The two sides' parts of the gain for four splits; 0 where a side has too small a sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> Gains(
        int bin, GradientScale scale, Vector256<double> gradients, Vector256<double> hessians)
    {
        Vector256<double> leftGradients = scale.Gradients(
            Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_gradients), (nuint)bin));
        Vector256<double> leftHessians = scale.Hessians(
            Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_masses), (nuint)bin));
        Vector256<double> rightGradients = gradients - leftGradients;
        Vector256<double> rightHessians = hessians - leftHessians;
        Vector256<double> l2 = Vector256.Create(options.L2Regularization);
        Vector256<double> gains = (leftGradients * leftGradients / (leftHessians + l2))
            + (rightGradients * rightGradients / (rightHessians + l2));
        Vector256<double> least = Vector256.Create(options.MinHessianLeaf);
        Vector256<double> smaller = Vector256.Min(leftHessians, rightHessians);
        return gains & Vector256.GreaterThanOrEqual(smaller, least);
    }
}
