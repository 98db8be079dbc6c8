using System.Runtime.Intrinsics;
using Aetherion.Domain.Learning.Forests;

namespace Aetherion.Domain.Learning.Boosting;

/// <summary>The binned training rows and, for the tree that is grown, their packed derivatives.</summary>
internal sealed class BoostingRows(byte[] bins, FeatureBins featureBins, int rowCount)
{
    public byte[] Bins { get; } = bins;

    public FeatureBins FeatureBins { get; } = featureBins;

    public int RowCount { get; } = rowCount;

    public int FeatureCount => FeatureBins.FeatureCount;

    public Vector128<long>[] Gradients { get; } = new Vector128<long>[rowCount];

    public GradientScale Scale { get; set; }

    public ReadOnlySpan<byte> BinsOf(int row) => Bins.AsSpan(row * FeatureCount, FeatureCount);
}
