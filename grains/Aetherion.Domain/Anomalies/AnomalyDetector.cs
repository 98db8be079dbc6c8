using Aetherion.Domain.Features;
using Aetherion.Domain.Learning.Quantiles;
using Aetherion.Model;

namespace Aetherion.Domain.Anomalies;

/// <summary>
/// Scores one closed bar after the other with an <see cref="AnomalyModel"/>. The rolling threshold is a quantile of
/// the scores before the bar, with more weight on the newest, so that about one bar in twenty is flagged in calm and
/// in storm; the fixed alarm stands beside it, because the other falls silent as a storm goes on. Sees the past only,
/// allocates nothing per bar, serves one caller at a time.
/// </summary>
public sealed class AnomalyDetector : IBarScorer
{
    /// <summary>Scores beyond are counted as this one in the rolling threshold, in nats.</summary>
    private const double ThresholdMax = 20;

    private const int ThresholdBins = 500;

    private readonly AnomalyRows _rows;
    private readonly DecayingQuantile _scores;
    private readonly double[] _row = new double[AnomalyRows.ColumnCount];
    private readonly double[] _contributions = new double[AnomalyRows.ColumnCount];

    /// <summary>A detector that has seen nothing.</summary>
    public AnomalyDetector(AnomalyModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
        _rows = new AnomalyRows(model.Options);
        _scores = new DecayingQuantile(
            new DecayingQuantileOptions(0, ThresholdMax, ThresholdBins, model.Options.ThresholdHalfLife));
    }

    /// <summary>The model that is scored with.</summary>
    public AnomalyModel Model { get; }

    /// <summary>
    /// Takes the features of the next closed bar. Nothing is known before what is usual is known, and for a bar that
    /// lacks a feature; the threshold is known a while later.
    /// </summary>
    public BarAnomaly Update(in FeatureVector features)
    {
        if (!_rows.TryRead(features, _row))
            return default;
        double score = ScoreOfRow();
        double? threshold = Threshold();
        _scores.Add(score);
        return new BarAnomaly(score, threshold, LevelOf(score, threshold), _contributions);
    }

    /// <summary>
    /// Takes the place of another detector, having seen nothing. What is usual is of the market and not of the model, so it
    /// goes on from the one before if that knows more bars. The rolling threshold is made of its own scores of the last bars, by
    /// what is usual now: those of another model are on the same scale, but not as frequent.
    /// </summary>
    /// <param name="before">Null for none.</param>
    /// <param name="past">The features of the last bars, oldest first.</param>
    public void TakeOver(AnomalyDetector? before, ReadOnlySpan<FeatureVector> past)
    {
        bool isKnownBefore = before?._rows.Count > past.Length;
        if (isKnownBefore)
            _rows.Take(before!._rows);
        foreach (ref readonly FeatureVector features in past)
        {
            if (!isKnownBefore)
                Update(features);
            else if (_rows.TryPeek(features, _row))
                _scores.Add(ScoreOfRow());
        }
    }

    /// <summary>Forgets all bars.</summary>
    public void Reset()
    {
        _rows.Reset();
        _scores.Reset();
    }

    /// <summary>
    /// Writes what is usual and the scores behind the threshold, with the version of the model before it.
    /// </summary>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Model.Version);
        _rows.Save(writer);
        _scores.Save(writer);
    }

    /// <summary>
    /// Goes on from what <see cref="Save"/> wrote, bit for bit; scores of another model say nothing about this one's,
    /// so then it starts anew.
    /// </summary>
    /// <exception cref="InvalidDataException">The state is damaged.</exception>
    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Reset();
        if (reader.ReadString() != Model.Version)
            return;
        _rows.Restore(reader);
        _scores.Restore(reader);
    }

    private double ScoreOfRow()
    {
        Model.Scaler.Transform(_row, _row);
        return Model.Score.Explain(_row, _contributions);
    }

    private double? Threshold() =>
        _scores.Weight >= Model.Options.ThresholdWarmUp ? _scores.Value(Model.Options.ThresholdProbability) : null;

    private AnomalyLevel LevelOf(double score, double? threshold)
    {
        AnomalyLevel level = score > threshold ? AnomalyLevel.Anomaly : AnomalyLevel.None;
        return score > Model.AlarmLevel ? level | AnomalyLevel.Alarm : level;
    }
}
