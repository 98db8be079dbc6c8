using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Domain.Monitoring;

/// <summary>
/// How far the last rows of live features are from the training window, feature by feature. Keeps the bin of each value,
/// not the value. A feature that a bar lacks is left out of that feature's count.
/// </summary>
public sealed class DriftWindow
{
    private const byte Unknown = byte.MaxValue;

    private readonly ImmutableArray<ReferenceDistribution> _reference;
    private readonly byte[] _bins;
    private readonly int[][] _counts;
    private readonly int _rowCountMax;
    private int _next;

    /// <param name="reference">The training window.</param>
    /// <param name="rowCountMax">The most rows compared with it.</param>
    public DriftWindow(ImmutableArray<ReferenceDistribution> reference, int rowCountMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rowCountMax, 1);
        _reference = reference;
        _rowCountMax = rowCountMax;
        _bins = new byte[rowCountMax * reference.Length];
        _counts = [.. reference.Select(feature => new int[feature.Shares.Length])];
    }

    /// <summary>Rows in the window.</summary>
    public int RowCount { get; private set; }

    /// <summary>Features compared.</summary>
    public int FeatureCount => _reference.Length;

    /// <summary>The feature of a column.</summary>
    public Feature FeatureOf(int column) => _reference[column].Feature;

    /// <summary>Takes the features of a bar in; the oldest row leaves a full window.</summary>
    public void Add(in FeatureVector features)
    {
        Span<byte> row = _bins.AsSpan(_next * _reference.Length, _reference.Length);
        for (int column = 0; column < row.Length; column++)
        {
            if (RowCount == _rowCountMax)
                Count(column, row[column], -1);
            row[column] = features[_reference[column].Feature] is { } value
                ? (byte)_reference[column].BinOf(value)
                : Unknown;
            Count(column, row[column], 1);
        }

        _next = (_next + 1) % _rowCountMax;
        RowCount = Math.Min(RowCount + 1, _rowCountMax);
    }

    /// <summary>The population stability index of a column; null while no row knows the feature.</summary>
    public double? IndexOf(int column) =>
        _counts[column].Sum() == 0 ? null : PopulationStability.Index(_reference[column].Shares.AsSpan(), _counts[column]);

    /// <summary>The bins, row by row, oldest first.</summary>
    public byte[] Save()
    {
        int first = RowCount < _rowCountMax ? 0 : _next;
        byte[] saved = new byte[RowCount * FeatureCount];
        for (int row = 0; row < RowCount; row++)
        {
            _bins.AsSpan((first + row) % _rowCountMax * FeatureCount, FeatureCount)
                .CopyTo(saved.AsSpan(row * FeatureCount));
        }

        return saved;
    }

    /// <summary>Goes on from what was saved for the same reference and size.</summary>
    /// <exception cref="InvalidDataException">It is of another reference or size, or damaged.</exception>
    public void Restore(ReadOnlySpan<byte> saved)
    {
        if (FeatureCount == 0 ? !saved.IsEmpty : saved.Length % FeatureCount != 0 || saved.Length > _bins.Length)
            throw new InvalidDataException($"{saved.Length} bins are no rows of {FeatureCount} features.");
        for (int index = 0; index < saved.Length; index++)
        {
            if (saved[index] != Unknown && saved[index] >= _counts[index % FeatureCount].Length)
                throw new InvalidDataException($"The saved bin {saved[index]} does not exist.");
        }

        Array.ForEach(_counts, Array.Clear);
        saved.CopyTo(_bins);
        RowCount = FeatureCount == 0 ? 0 : saved.Length / FeatureCount;
        _next = RowCount % _rowCountMax;
        for (int index = 0; index < saved.Length; index++)
        {
            Count(index % FeatureCount, saved[index], 1);
        }
    }

    private void Count(int column, byte bin, int change)
    {
        if (bin != Unknown)
            _counts[column][bin] += change;
    }
}
