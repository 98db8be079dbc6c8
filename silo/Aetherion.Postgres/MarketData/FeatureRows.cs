using Aetherion.Model;

namespace Aetherion.Postgres;

/// <summary>Rows of <c>features</c>.</summary>
internal sealed class FeatureRows(ClosedBarBatch batch) : RowBatch(batch.Key, (short)batch.Timeframe, batch.Bars.Length)
{
    public const string Copy =
        "COPY features (series_id, timeframe, sequence, open_time, model_id, feature_values, posterior, probabilities, "
        + "anomaly, anomaly_level, anomaly_model_id) FROM STDIN (FORMAT binary)";

    private const short FieldCount = 11;

    public override string ModelVersion => batch.ModelVersion;

    public override string AnomalyVersion => batch.AnomalyVersion ?? "";

    public override long SequenceAt(int index) => batch.Bars[index].Sequence;

    public override DateTime TimeAt(int index) => batch.Bars[index].Candle.OpenTime;

    public override void Encode(int index, int seriesId, in RowModels models, BinaryCopyBuffer buffer)
    {
        ref readonly var bar = ref batch.Bars.ItemRef(index);
        buffer.StartRow(FieldCount);
        buffer.Write(seriesId);
        buffer.Write(Timeframe);
        buffer.Write(bar.Sequence);
        buffer.Write(bar.Candle.OpenTime);
        WriteModel(models.Regime, buffer);
        WriteFeatures(bar.Features, buffer);
        WritePosterior(bar.Posterior, buffer);
        WriteProbabilities(bar.Probabilities, buffer);
        WriteAnomaly(bar.Anomaly, buffer);
        WriteModel(models.Anomaly, buffer);
    }

    private static void WriteModel(int? id, BinaryCopyBuffer buffer)
    {
        if (id is { } model)
            buffer.Write(model);
        else
            buffer.WriteNull();
    }

    private static void WriteFeatures(in FeatureVector features, BinaryCopyBuffer buffer)
    {
        var mark = buffer.StartDoubles(FeatureVector.Count, hasNulls: true);
        for (var i = 0; i < FeatureVector.Count; i++)
        {
            if (features[(Feature)i] is { } value)
                buffer.Write(value);
            else
                buffer.WriteNull();
        }
        buffer.EndArray(mark);
    }

    private static void WritePosterior(in StateProbabilities posterior, BinaryCopyBuffer buffer)
    {
        if (posterior.Count == 0)
        {
            buffer.WriteNull();
            return;
        }
        var mark = buffer.StartDoubles(posterior.Count, hasNulls: false);
        for (var i = 0; i < posterior.Count; i++)
            buffer.Write(posterior[i]);
        buffer.EndArray(mark);
    }

    private static void WriteProbabilities(in RegimeProbabilities probabilities, BinaryCopyBuffer buffer)
    {
        if (probabilities == default)
        {
            buffer.WriteNull();
            return;
        }
        var mark = buffer.StartDoubles(4, hasNulls: false);
        buffer.Write(probabilities.Bull);
        buffer.Write(probabilities.Bear);
        buffer.Write(probabilities.Sideways);
        buffer.Write(probabilities.Crisis);
        buffer.EndArray(mark);
    }

    private static void WriteAnomaly(in BarAnomaly anomaly, BinaryCopyBuffer buffer)
    {
        if (!anomaly.IsKnown)
        {
            buffer.WriteNull();
            buffer.WriteNull();
            return;
        }
        var mark = buffer.StartDoubles(2 + anomaly.Count, hasNulls: anomaly.Threshold is null);
        buffer.Write(anomaly.Score);
        if (anomaly.Threshold is { } threshold)
            buffer.Write(threshold);
        else
            buffer.WriteNull();
        for (var i = 0; i < anomaly.Count; i++)
            buffer.Write(anomaly[(AnomalyFeature)i]!.Value);
        buffer.EndArray(mark);
        buffer.Write((short)anomaly.Level);
    }
}
