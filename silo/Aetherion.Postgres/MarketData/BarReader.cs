using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>
/// Makes candles and features of rows: the reverse of <see cref="CandleRows"/> and <see cref="FeatureRows"/>.
/// </summary>
internal static class BarReader
{
    /// <summary>
    /// The columns that <see cref="ReadCandle"/> and <see cref="ReadFeatures"/> expect, in their order.
    /// </summary>
    public const string Columns =
        "c.sequence, c.timeframe, c.open_time, c.open, c.high, c.low, c.close, c.volume, c.buy_volume, c.quote_volume, "
        + "c.trade_count, c.revision, f.feature_values, f.posterior, f.probabilities, f.anomaly, f.anomaly_level";

    /// <summary>
    /// The time is part of the join, so that only the partitions of the candles read are searched. The limit keeps the
    /// planner from reading all features at once, which it does while there are no statistics.
    /// </summary>
    public const string Tables =
        "candles c LEFT JOIN LATERAL (SELECT feature_values, posterior, probabilities, anomaly, anomaly_level, model_id, anomaly_model_id "
        + "FROM features WHERE series_id = c.series_id AND timeframe = c.timeframe AND open_time = c.open_time "
        + "AND sequence = c.sequence LIMIT 1) f ON true ";

    private const int FeatureColumn = 12;
    private const int PosteriorColumn = 13;
    private const int ProbabilitiesColumn = 14;
    private const int AnomalyColumn = 15;
    private const int AnomalyLevelColumn = 16;

    /// <summary>The first column after <see cref="Columns"/>.</summary>
    public const int NextColumn = 17;

    public static ClosedBar ReadBar(NpgsqlDataReader row) => new(
        row.GetInt64(0), ReadCandle(row), ReadFeatures(row), ReadPosterior(row), ReadProbabilities(row), ReadAnomaly(row));

    public static Candle ReadCandle(NpgsqlDataReader row) => new(
        (Timeframe)row.GetInt16(1),
        row.GetDateTime(2),
        new Price(row.GetInt64(3)),
        new Price(row.GetInt64(4)),
        new Price(row.GetInt64(5)),
        new Price(row.GetInt64(6)),
        new Quantity(row.GetInt64(7)),
        new Quantity(row.GetInt64(8)),
        row.GetDecimal(9),
        row.GetInt64(10),
        row.GetInt32(11));

    public static FeatureVector ReadFeatures(NpgsqlDataReader row)
    {
        var features = new FeatureVector();
        if (row.IsDBNull(FeatureColumn))
            return features;
        var values = row.GetFieldValue<double?[]>(FeatureColumn);
        // A later release may have stored features that this one does not know.
        for (var i = 0; i < Math.Min(values.Length, FeatureVector.Count); i++)
            features[(Feature)i] = values[i];
        return features;
    }

    public static RegimeProbabilities ReadProbabilities(NpgsqlDataReader row) =>
        row.IsDBNull(ProbabilitiesColumn) ? default : ToProbabilities(row.GetFieldValue<double[]>(ProbabilitiesColumn));

    public static RegimeProbabilities ToProbabilities(double[] values) =>
        new(values[0], values[1], values[2], values[3]);

    private static StateProbabilities ReadPosterior(NpgsqlDataReader row) =>
        row.IsDBNull(PosteriorColumn) ? default : new StateProbabilities(row.GetFieldValue<double[]>(PosteriorColumn));

    /// <summary>Rows of before the columns came have none.</summary>
    private static BarAnomaly ReadAnomaly(NpgsqlDataReader row)
    {
        if (row.IsDBNull(AnomalyColumn))
            return default;
        var values = row.GetFieldValue<double?[]>(AnomalyColumn);
        double[] contributions = [.. values.Skip(2).Take(BarAnomaly.Capacity).Select(value => value ?? 0)];
        return new BarAnomaly(
            values[0] ?? 0, values[1], (AnomalyLevel)row.GetInt16(AnomalyLevelColumn), contributions);
    }
}
