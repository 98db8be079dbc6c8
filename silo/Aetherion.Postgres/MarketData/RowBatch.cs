using Aetherion.Model;

namespace Aetherion.Postgres;

/// <summary>Rows of one series, in order of their sequence, on their way to a table.</summary>
internal abstract class RowBatch(SymbolKey key, short timeframe, int count)
{
    /// <summary>The timeframe of ticks in <c>writer_progress</c>.</summary>
    public const short NoTimeframe = -1;

    public SymbolKey Key { get; } = key;

    public short Timeframe { get; } = timeframe;

    public int Count { get; } = count;

    /// <summary>The regime model behind the rows; empty when there is none.</summary>
    public virtual string ModelVersion => "";

    /// <summary>The anomaly model behind the rows; empty when there is none.</summary>
    public virtual string AnomalyVersion => "";

    public abstract long SequenceAt(int index);

    /// <summary>The time that chooses the partition.</summary>
    public abstract DateTime TimeAt(int index);

    public abstract void Encode(int index, int seriesId, in RowModels models, BinaryCopyBuffer buffer);
}
