using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Domain.Monitoring;

/// <summary>
/// How far the inputs of a model on the last bars are from its training rows, column by column. Measures them from the same
/// bars as the model does, and as training did. Sees the past only.
/// </summary>
public sealed class InputDriftWindow
{
    private readonly ImmutableArray<InputDistribution> _reference;
    private readonly MonitorOptions _options;
    private readonly IInputRows _rows;
    private readonly BinWindow _window;

    /// <summary>Of an outlook classifier.</summary>
    /// <param name="training">With its training rows.</param>
    /// <param name="options">How many rows are compared.</param>
    public InputDriftWindow(ClassifierTraining training, MonitorOptions options)
        : this((training ?? throw new ArgumentNullException(nameof(training))).Inputs, new OutlookInputRows(), options)
    {
    }

    /// <summary>Of an anomaly model.</summary>
    /// <param name="reference">With its training rows.</param>
    /// <param name="options">How many rows are compared.</param>
    public InputDriftWindow(AnomalyReference reference, MonitorOptions options)
        : this(
            (reference ?? throw new ArgumentNullException(nameof(reference))).Inputs,
            new AnomalyInputRows(reference.Model.Options),
            options)
    {
    }

    /// <summary>Of an anomaly model; null where training left nothing to compare with.</summary>
    internal static InputDriftWindow? Of(AnomalyReference reference, MonitorOptions options) =>
        reference.Inputs.IsEmpty ? null : new InputDriftWindow(reference, options);

    private InputDriftWindow(ImmutableArray<InputDistribution> reference, IInputRows rows, MonitorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _reference = reference;
        _rows = rows;
        _options = options;
        _window = new BinWindow([.. _reference.Select(input => input.Shares)], options.DriftRows);
    }

    /// <summary>The last bar seen; 0 before the first.</summary>
    public long Sequence { get; private set; }

    /// <summary>Rows compared.</summary>
    public int RowCount => _window.RowCount;

    /// <summary>Columns compared.</summary>
    public int ColumnCount => _reference.Length;

    /// <summary>The name of a column.</summary>
    public string NameOf(int column) => _reference[column].Name;

    /// <summary>The population stability index of a column; null before the first row.</summary>
    public double? IndexOf(int column) => _window.IndexOf(column);

    /// <summary>
    /// Whether enough was seen to judge a column: rows, and as many windows that do not overlap as keep its index from
    /// being chance.
    /// </summary>
    public bool IsJudged(int column) =>
        RowCount >= _options.DriftRowsMin
        && (long)RowCount * _options.DriftStride / _rows.Windows[column] >= _options.DriftWindowsMin;

    /// <summary>Takes the next bar; one that was seen changes nothing, one whose inputs are not known is left out.</summary>
    public void Update(in ClosedBar bar)
    {
        if (bar.Sequence <= Sequence)
            return;
        if (Sequence > 0 && bar.Sequence != Sequence + 1)
            _rows.Interrupt();
        Sequence = bar.Sequence;
        if (_rows.TryUpdate(bar) && bar.Sequence % _options.DriftStride == 0)
            AddRow(_rows.Row);
    }

    /// <summary>Takes bars of the past, oldest first.</summary>
    public void Warm(ReadOnlySpan<ClosedBar> bars)
    {
        foreach (ref readonly ClosedBar bar in bars)
        {
            Update(bar);
        }
    }

    /// <summary>What it knows.</summary>
    public InputDriftState Save()
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        _rows.Save(writer);
        writer.Flush();
        return new InputDriftState(Sequence, stream.ToArray(), _window.Save());
    }

    /// <summary>Goes on from what was saved for the same reference and size.</summary>
    /// <exception cref="InvalidDataException">It is of another reference or size, or damaged.</exception>
    public void Restore(InputDriftState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _window.Restore(state.Bins);
        try
        {
            using BinaryReader reader = new(new MemoryStream(state.Features));
            _rows.Restore(reader);
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException("The saved inputs of the model are damaged.", exception);
        }

        Sequence = state.Sequence;
    }

    private void AddRow(ReadOnlySpan<double> row)
    {
        Span<byte> bins = stackalloc byte[_reference.Length];
        for (int column = 0; column < bins.Length; column++)
        {
            bins[column] = (byte)_reference[column].BinOf(row[column]);
        }

        _window.Add(bins);
    }
}
