using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.Boosting;

/// <summary>The packed sums of a node's rows in each bin of each feature.</summary>
internal sealed class GradientHistogram
{
    /// <summary>Cells of a feature: its bins, the last for missing values.</summary>
    public const int CellCount = 256;

    /// <summary>Fewer rows than this in a block are not worth another thread.</summary>
    private const int BlockRowsMin = 8_192;

    private readonly Vector128<long>[] _sums;

    public GradientHistogram(int featureCount) => _sums = new Vector128<long>[featureCount * CellCount];

    public ReadOnlySpan<Vector128<long>> Cells(int feature) => _sums.AsSpan(feature * CellCount, CellCount);

    /// <summary>The sum of all rows: that of any feature's cells, for each row is in one of them.</summary>
    public Vector128<long> Total()
    {
        Vector128<long> total = Vector128<long>.Zero;
        foreach (Vector128<long> cell in Cells(0))
            total += cell;
        return total;
    }

    /// <summary>Sums the rows, in blocks on several threads where there are enough.</summary>
    public void Fill(BoostingRows data, ReadOnlyMemory<int> rows, int parallelism)
    {
        int blockCount = Math.Clamp(rows.Length / BlockRowsMin, 1, parallelism);
        if (blockCount == 1)
        {
            FillBlock(data, rows.Span);
            return;
        }

        GradientHistogram[] blocks = new GradientHistogram[blockCount];
        Parallel.For(0, blockCount, new ParallelOptions { MaxDegreeOfParallelism = parallelism }, block =>
        {
            int from = (int)((long)block * rows.Length / blockCount);
            int to = (int)((long)(block + 1) * rows.Length / blockCount);
            blocks[block] = block == 0 ? this : new GradientHistogram(data.FeatureCount);
            blocks[block].FillBlock(data, rows.Span[from..to]);
        });
        foreach (GradientHistogram block in blocks.AsSpan(1))
            Add(block);
    }

    /// <summary>Makes a parent's sums those of one child by taking off the other's.</summary>
    public void Subtract(GradientHistogram other)
    {
        for (int index = 0; index < _sums.Length; index++)
            _sums[index] -= other._sums[index];
    }

    private void Add(GradientHistogram other)
    {
        for (int index = 0; index < _sums.Length; index++)
            _sums[index] += other._sums[index];
    }

    /// <summary>Sums four features at a time, whose cells fit the nearest cache together.</summary>
    private void FillBlock(BoostingRows data, ReadOnlySpan<int> rows)
    {
        Array.Clear(_sums);
        int feature = 0;
        for (; feature < data.FeatureCount - 3; feature += 4)
            FillFour(data, rows, feature);
        for (; feature < data.FeatureCount; feature++)
            FillOne(data, rows, feature);
    }

    /// <summary>Places are unchecked: a bin is a byte and each feature has 256 cells; the rows are our own.</summary>
    private void FillFour(BoostingRows data, ReadOnlySpan<int> rows, int feature)
    {
        int features = data.FeatureCount;
        ref Vector128<long> cells = ref MemoryMarshal.GetReference(_sums.AsSpan(feature * CellCount, 4 * CellCount));
        ref byte allBins = ref MemoryMarshal.GetReference(data.Bins.AsSpan(feature));
        ref Vector128<long> gradients = ref MemoryMarshal.GetArrayDataReference(data.Gradients);
        foreach (int row in rows)
        {
            Vector128<long> gradient = Unsafe.Add(ref gradients, row);
            ref byte bins = ref Unsafe.Add(ref allBins, row * features);
            Unsafe.Add(ref cells, (nuint)bins) += gradient;
            Unsafe.Add(ref cells, (nuint)Unsafe.Add(ref bins, 1) + CellCount) += gradient;
            Unsafe.Add(ref cells, (nuint)Unsafe.Add(ref bins, 2) + (2 * CellCount)) += gradient;
            Unsafe.Add(ref cells, (nuint)Unsafe.Add(ref bins, 3) + (3 * CellCount)) += gradient;
        }
    }

    private void FillOne(BoostingRows data, ReadOnlySpan<int> rows, int feature)
    {
        Span<Vector128<long>> cells = _sums.AsSpan(feature * CellCount, CellCount);
        ReadOnlySpan<byte> bins = data.Bins.AsSpan(feature);
        ReadOnlySpan<Vector128<long>> gradients = data.Gradients;
        foreach (int row in rows)
            cells[bins[row * data.FeatureCount]] += gradients[row];
    }
}
