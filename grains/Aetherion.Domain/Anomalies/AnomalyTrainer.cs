using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.IsolationForests;
using Aetherion.Domain.Learning.Outliers;
using Aetherion.Model;

namespace Aetherion.Domain.Anomalies;

/// <summary>
/// Trains an <see cref="AnomalyModel"/> on the closed bars of one instrument and timeframe, oldest first. Scaler,
/// forest, distance, calibration and alarm level all come from these bars and no others.
/// </summary>
public sealed class AnomalyTrainer(InstrumentId instrument, Timeframe timeframe, AnomalyOptions? options = null)
{
    /// <summary>The most rows.</summary>
    public const int RowCountMax = 5_000_000;

    private readonly AnomalyOptions _options = options ?? new AnomalyOptions();
    private readonly AnomalyRows _rows = new(options ?? new AnomalyOptions());
    private readonly List<double> _values = [];
    private readonly double[] _row = new double[AnomalyRows.ColumnCount];
    private DateTime _from;
    private DateTime _to;

    /// <summary>Rows so far; the first bars give none.</summary>
    public int RowCount => _values.Count / AnomalyRows.ColumnCount;

    /// <summary>A feature over the rows so far, as the model sees it before scaling.</summary>
    public double[] ValuesOf(AnomalyFeature feature)
    {
        double[] values = new double[RowCount];
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = _values[(row * AnomalyRows.ColumnCount) + (int)feature];
        }

        return values;
    }

    /// <summary>Takes the next bar; bars of other timeframes are passed over.</summary>
    /// <exception cref="InvalidOperationException">There are <see cref="RowCountMax"/> rows already.</exception>
    public void Add(in ClosedBar bar)
    {
        if (bar.Candle.Timeframe == timeframe)
            Add(bar.Candle.OpenTime, bar.Candle.CloseTime, bar.Features);
    }

    /// <summary>Takes the next bar of the timeframe.</summary>
    /// <exception cref="InvalidOperationException">There are <see cref="RowCountMax"/> rows already.</exception>
    public void Add(DateTime openTime, DateTime closeTime, in FeatureVector features)
    {
        if (!_rows.TryRead(features, _row))
            return;
        if (RowCount == RowCountMax)
            throw new InvalidOperationException($"A model trains on at most {RowCountMax} bars; give fewer.");
        _values.AddRange(_row);
        _from = _from == default ? openTime : _from;
        _to = closeTime;
    }

    /// <summary>Trains on the bars so far.</summary>
    /// <exception cref="ArgumentException">There are too few bars, or a feature does not vary.</exception>
    public AnomalyModel Train(
        IsolationForestOptions? forestOptions = null, CancellationToken cancellationToken = default)
    {
        if (RowCount < TailCalibration.RowCountMin)
        {
            throw new ArgumentException(
                $"The bars give {RowCount} rows; an anomaly model needs at least {TailCalibration.RowCountMin}. " +
                "Give more bars.");
        }

        forestOptions ??= new IsolationForestOptions();
        ObservationMatrix window = new([.. _values], AnomalyRows.ColumnCount);
        ThrowIfConstant(window);
        StandardScaler scaler = StandardScaler.Fit(window);
        ObservationMatrix scaled = scaler.Transform(window);
        CombinedAnomalyScore score = CombinedAnomalyScore.Fit(
            scaled,
            IsolationForest.Fit(scaled, forestOptions, cancellationToken),
            MahalanobisDistance.Fit(scaled));
        AnomalyTraining training = new(
            instrument, timeframe, _from, _to, RowCount, HashOf(window), forestOptions.Seed);
        return new AnomalyModel(_options, scaler, score, AlarmLevelOf(score.Score(scaled)), training);
    }

    private static void ThrowIfConstant(ObservationMatrix rows)
    {
        foreach (AnomalyFeature feature in Enum.GetValues<AnomalyFeature>())
        {
            int row = 1;
            while (row < rows.RowCount && rows.Row(row)[(int)feature] == rows.Row(0)[(int)feature])
                row++;
            if (row == rows.RowCount)
            {
                throw new ArgumentException(
                    $"{feature} is the same in every bar, so nothing unusual can be told by it. Train on a market that " +
                    "moves.");
            }
        }
    }

    private static string HashOf(ObservationMatrix rows) =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(rows.Values)));

    private double AlarmLevelOf(double[] scores)
    {
        Array.Sort(scores);
        return scores[(int)(_options.AlarmProbability * (scores.Length - 1))];
    }
}
