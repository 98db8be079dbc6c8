using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>Reads the bars of one statement with the models behind their anomalies. All bars of a model share one text.</summary>
internal sealed class ScoredBarReader
{
    /// <summary>What <see cref="Read"/> expects.</summary>
    public const string Columns = $"{BarReader.Columns}, {Version}";

    /// <summary>The version of the model, of the tables of <see cref="BarReader.Tables"/>.</summary>
    public const string Version = "(SELECT version FROM model_versions m WHERE m.id = f.anomaly_model_id)";

    /// <summary>The first column after <see cref="Columns"/>.</summary>
    public const int NextColumn = BarReader.NextColumn + 1;

    private string? _version;

    public ScoredBar Read(NpgsqlDataReader row)
    {
        var version = row.IsDBNull(BarReader.NextColumn) ? null : row.GetString(BarReader.NextColumn);
        if (version != _version)
            _version = version;
        return new ScoredBar(BarReader.ReadBar(row), _version);
    }
}
