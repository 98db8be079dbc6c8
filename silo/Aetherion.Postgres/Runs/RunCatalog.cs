using System.Collections.Immutable;
using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>The replays and backtests, each tenant's behind row-level security.</summary>
public sealed class RunCatalog(NpgsqlDataSource dataSource, TimeProvider timeProvider)
{
    private const string Columns = "run, input_hash, options, state, created_time, updated_time";

    /// <summary>Begins a run, or resumes it when it is there with the same input and options.</summary>
    /// <returns>The run as it stands; its state tells whether it was completed before.</returns>
    /// <exception cref="InvalidOperationException">
    /// The id is taken by another input, other options or another tenant.
    /// </exception>
    public async Task<Run> BeginAsync(
        string tenant, string run, string inputHash, string options, CancellationToken cancellationToken)
    {
        if (!SymbolKey.IsRun(run) || run == SymbolKey.LiveRun)
            throw new InvalidOperationException(
                $"'{run}' is no id for a run; use up to 40 lower-case letters, digits and hyphens, and not "
                + $"'{SymbolKey.LiveRun}'.");
        await using (var batch = new TenantBatch(dataSource, tenant))
        {
            batch.Add(
                "INSERT INTO runs (tenant_id, run, input_hash, options, state, created_time, updated_time) "
                + "VALUES ($1, $2, $3, $4, 'Running', $5, $5) ON CONFLICT DO NOTHING")
                .Add(tenant).Add(run).Add(inputHash).Add(options).Add(Now());
            await batch.ExecuteAsync(cancellationToken);
        }
        var stored = await FindAsync(tenant, run, cancellationToken)
            ?? throw new InvalidOperationException($"The run id '{run}' is taken by another tenant; choose another.");
        if (stored.InputHash != inputHash || stored.Options != options)
            throw new InvalidOperationException(
                $"The run '{run}' was begun with other bars or options ({stored.Options}). Resume it with those, "
                + "delete it, "
                + "or choose another id.");
        return stored;
    }

    /// <summary>Keeps a run to one process: two that replay it at once would take its grains from each other.</summary>
    /// <returns>Lets go when disposed; the server lets go when the process dies.</returns>
    /// <exception cref="InvalidOperationException">Another process replays the run.</exception>
    public async Task<IAsyncDisposable> HoldAsync(string run, CancellationToken cancellationToken) =>
        await RunLock.TakeAsync(dataSource, run, cancellationToken);

    public async Task SetStateAsync(string tenant, string run, RunState state, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add("UPDATE runs SET state = $3, updated_time = $4 WHERE tenant_id = $1 AND run = $2")
            .Add(tenant).Add(run).Add(state.ToString()).Add(Now());
        await batch.ExecuteAsync(cancellationToken);
    }

    public async Task<Run?> FindAsync(string tenant, string run, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add($"SELECT {Columns} FROM runs WHERE tenant_id = $1 AND run = $2").Add(tenant).Add(run);
        return (await batch.ReadAsync(row => Read(row, tenant), cancellationToken)).SingleOrDefault();
    }

    /// <summary>Newest first.</summary>
    public async Task<ImmutableArray<Run>> ListAsync(string tenant, int limit, CancellationToken cancellationToken)
    {
        await using var batch = new TenantBatch(dataSource, tenant);
        batch.Add($"SELECT {Columns} FROM runs WHERE tenant_id = $1 ORDER BY created_time DESC, run LIMIT $2")
            .Add(tenant).Add(limit);
        return await batch.ReadAsync(row => Read(row, tenant), cancellationToken);
    }

    /// <summary>
    /// Deletes everything stored of a run: market data, regimes, decisions, orders, fills and grain state.
    /// </summary>
    /// <param name="bots">The run's bots, whose events go too.</param>
    /// <param name="grainKeys">
    /// Keys of grains of the run that do not carry its id, such as its bots and account.
    /// </param>
    public async Task DeleteAsync(
        string tenant,
        string run,
        IReadOnlyCollection<string> bots,
        IReadOnlyCollection<string> grainKeys,
        CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var set = new NpgsqlCommand("SELECT set_config('app.tenant_id', $1, true)", connection))
            await set.Add(tenant).ExecuteNonQueryAsync(cancellationToken);
        // Of a year of minutes this takes seconds; the usual limit is for statements that answer somebody.
        await using (var delete = new NpgsqlCommand("SELECT delete_run($1, $2, $3)", connection) { CommandTimeout = 0 })
            await delete.Add(run).Add(bots.ToArray()).Add(grainKeys.ToArray()).ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private DateTime Now() => timeProvider.GetUtcNow().UtcDateTime;

    private static Run Read(NpgsqlDataReader row, string tenant) => new(
        tenant,
        row.GetString(0),
        row.GetString(1),
        row.GetString(2),
        Enum.Parse<RunState>(row.GetString(3)),
        row.GetDateTime(4),
        row.GetDateTime(5));
}
