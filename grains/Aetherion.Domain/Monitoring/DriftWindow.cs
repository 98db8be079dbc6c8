using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Domain.Monitoring;

/// <summary>
/// How far the last rows of live features are from the training window, feature by feature. A feature that a bar lacks is
/// left out of that feature's count.
/// </summary>
public sealed class DriftWindow
{
    private readonly ImmutableArray<ReferenceDistribution> _reference;
    private readonly BinWindow _window;

    /// <param name="reference">The training window.</param>
    /// <param name="rowCountMax">The most rows compared with it.</param>
    public DriftWindow(ImmutableArray<ReferenceDistribution> reference, int rowCountMax)
    {
        _reference = reference;
        _window = new BinWindow([.. reference.Select(feature => feature.Shares)], rowCountMax);
    }

    /// <summary>Rows in the window.</summary>
    public int RowCount => _window.RowCount;

    /// <summary>Features compared.</summary>
    public int FeatureCount => _reference.Length;

    /// <summary>The feature of a column.</summary>
    public Feature FeatureOf(int column) => _reference[column].Feature;

    /// <summary>Takes the features of a bar in; the oldest row leaves a full window.</summary>
    public void Add(in FeatureVector features)
    {
        Span<byte> bins = stackalloc byte[_reference.Length];
        for (int column = 0; column < bins.Length; column++)
        {
            bins[column] = features[_reference[column].Feature] is { } value
                ? (byte)_reference[column].BinOf(value)
                : BinWindow.Unknown;
        }

        _window.Add(bins);
    }

    /// <summary>The population stability index of a column; null while no row knows the feature.</summary>
    public double? IndexOf(int column) => _window.IndexOf(column);

    /// <summary>The bins, row by row, oldest first.</summary>
    public byte[] Save() => _window.Save();

    /// <summary>Goes on from what was saved for the same reference and size.</summary>
    /// <exception cref="InvalidDataException">It is of another reference or size, or damaged.</exception>
    public void Restore(ReadOnlySpan<byte> saved) => _window.Restore(saved);
}
