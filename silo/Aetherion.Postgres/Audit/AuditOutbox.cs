using System.Collections.Immutable;
using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>
/// Takes the orders of bots from the journal into the audit log. What waits was written with the event in one
/// transaction, and goes in one transaction with the entry: so each event is in the log once, whenever the process
/// ends.
/// </summary>
public sealed class AuditOutbox(NpgsqlDataSource dataSource)
{
    /// <summary>How many events go into one transaction; meanwhile others of the tenant wait for the chain.</summary>
    public const int BatchMax = 200;

    private const string Columns =
        "e.sequence, e.time, e.kind, e.status, e.regime, e.strategy, e.bar_sequence, e.reason_code, e.reason_text, "
        + "e.order_document::text, e.fill_document::text, e.bot";

    // Those of a bot in their order; between bots the order is that of their names.
    private const string Select =
        $"SELECT {Columns} FROM (SELECT bot, sequence FROM audit_outbox WHERE tenant_id = $1 ORDER BY bot, sequence LIMIT $2) o "
        + "JOIN bot_events e ON e.tenant_id = $1 AND e.bot = o.bot AND e.sequence = o.sequence ORDER BY e.bot, e.sequence";

    private const string Delete =
        "DELETE FROM audit_outbox o USING unnest($2::text[], $3::bigint[]) AS t (bot, sequence) "
        + "WHERE o.tenant_id = $1 AND o.bot = t.bot AND o.sequence = t.sequence";

    /// <summary>Writes all that waits, chain by chain, and gives the number of events.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        var chain = "";
        while (await NextChainAsync(chain, cancellationToken) is { } next)
        {
            chain = next;
            int taken;
            do
            {
                taken = await DrainAsync(chain, cancellationToken);
                count += taken;
            }
            while (taken == BatchMax);
        }
        return count;
    }

    private async Task<string?> NextChainAsync(string after, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT next_audit_outbox_tenant($1)");
        command.Add(after);
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    private async Task<int> DrainAsync(string tenant, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var chain = await AuditChainWriter.JoinAsync(tenant, connection, transaction, cancellationToken);
        await using var select = new NpgsqlCommand(Select, connection, transaction);
        select.Add(tenant).Add(BatchMax);
        var events = await MarketDataHistory.ReadAsync(
            select, BatchMax, row => JournalRows.ReadEvent(row, new TenantKey(tenant, row.GetString(11))), cancellationToken);
        await chain.AppendAsync([.. events.Select(entry => BotAuditRecords.Of(entry).Normalised())], cancellationToken);
        await DeleteAsync(tenant, events, connection, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return events.Length;
    }

    private static async Task DeleteAsync(
        string tenant,
        ImmutableArray<BotEvent> events,
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken cancellationToken)
    {
        await using var delete = new NpgsqlCommand(Delete, connection, transaction);
        delete.Add(tenant)
            .Add(events.Select(entry => entry.Bot.Name).ToArray())
            .Add(events.Select(entry => entry.Sequence).ToArray());
        await delete.ExecuteNonQueryAsync(cancellationToken);
    }
}
