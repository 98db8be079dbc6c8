using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>Trained models as documents.</summary>
public sealed class ModelStore(NpgsqlDataSource dataSource) : IModelStore
{
    private const string Select = "SELECT version, instrument, timeframe, trained_time, document FROM models ";

    public async Task SaveAsync(StoredModel model, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        await using var command = dataSource.CreateCommand(
            "INSERT INTO models (version, instrument, timeframe, trained_time, document) VALUES ($1, $2, $3, $4, $5) "
            + "ON CONFLICT DO NOTHING");
        command.Add(model.Version)
            .Add(model.Instrument.ToString())
            .Add((short)model.Timeframe)
            .Add(model.TrainedTime)
            .Add(model.Document);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<StoredModel?> FindAsync(string version, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(Select + "WHERE version = $1");
        command.Add(version);
        return await ReadAsync(command, cancellationToken);
    }

    public async Task<StoredModel?> FindNewestAsync(
        InstrumentId instrument, Timeframe timeframe, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            Select + "WHERE instrument = $1 AND timeframe = $2 ORDER BY trained_time DESC, version DESC LIMIT 1");
        command.Add(instrument.ToString()).Add((short)timeframe);
        return await ReadAsync(command, cancellationToken);
    }

    private static async Task<StoredModel?> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new StoredModel(
                reader.GetString(0),
                InstrumentId.Parse(reader.GetString(1)),
                (Timeframe)reader.GetInt16(2),
                reader.GetDateTime(3),
                reader.GetString(4))
            : null;
    }
}
