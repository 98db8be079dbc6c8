using Aetherion.GrainInterfaces;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>
/// The database as its sequences see it: the cluster, the database in it, and the timeline, which a fail-over or the return
/// to an earlier moment ends.
/// </summary>
public sealed class DataEpoch(NpgsqlDataSource dataSource, OutageRetry retry) : IDataEpoch
{
    private const string Select =
        "SELECT (SELECT system_identifier FROM pg_control_system()) || '-' "
        + "|| (SELECT oid FROM pg_database WHERE datname = current_database()) || '-' "
        + "|| (SELECT timeline_id FROM pg_control_checkpoint())";

    private string? _name;

    public async ValueTask<string> GetAsync(CancellationToken cancellationToken) =>
        _name ??= await retry.ExecuteAsync(ReadAsync, cancellationToken);

    private async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(Select);
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
