using System.Runtime.Intrinsics;
using Aetherion.Domain.Learning.Forests;

namespace Aetherion.Domain.Learning.Boosting;

/// <summary>
/// Finds the split of a node that lowers the second-order approximation of the loss most: with G and H the sums of first
/// and second derivatives, G_left^2 / (H_left + l2) + G_right^2 / (H_right + l2) - G^2 / (H + l2) (Chen and Guestrin
/// 2016). Missing values are tried on both sides.
/// </summary>
internal sealed class BoostingSplitFinder(FeatureBins featureBins, GradientBoostingOptions options)
{
    private readonly double _l2 = options.L2Regularization;

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
        double gradient = scale.Gradient(total);
        double hessian = scale.Hessian(total);
        int count = GradientScale.Count(total);
        double parent = gradient * gradient / (hessian + _l2);
        int binCount = featureBins.BinCount(feature);
        for (int bin = 0; bin < binCount; bin++)
        {
            left += cells[bin];
            int leftCount = GradientScale.Count(left);
            if (leftCount < options.MinSamplesLeaf)
                continue;
            if (count - leftCount < options.MinSamplesLeaf)
                return;
            double leftGradient = scale.Gradient(left);
            double leftHessian = scale.Hessian(left);
            double rightGradient = gradient - leftGradient;
            double rightHessian = hessian - leftHessian;
            if (leftHessian < options.MinHessianLeaf || rightHessian < options.MinHessianLeaf)
                continue;
            double gain = (leftGradient * leftGradient / (leftHessian + _l2))
                + (rightGradient * rightGradient / (rightHessian + _l2)) - parent;
            if (gain > best.Gain)
                best = new BoostingSplit(feature, bin, missingGoesLeft, gain);
        }
    }
}
