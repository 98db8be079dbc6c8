using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>The columns of the audit log and the entries made of them.</summary>
internal static class AuditRows
{
    public const string Columns =
        "tenant_id, sequence, id, time, category, action, outcome, actor, key_id, address, request_id, subject, reason, "
        + "refers_to, before_document, after_document, previous_hash, hash";

    public const string Insert =
        $"INSERT INTO audit_log ({Columns}) "
        + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)";

    public static void Add(NpgsqlBatchCommand command, AuditEntry entry)
    {
        var record = entry.Record;
        command.Add(record.Tenant).Add(entry.Sequence).Add(record.Id).Add(record.Time).Add(record.Category.ToString())
            .Add(record.Action).Add(record.Outcome.ToString()).Add(record.Actor).Add(record.KeyId).Add(record.Address)
            .Add(record.RequestId).Add(record.Subject).Add(record.Reason).Add(record.RefersTo).Add(record.Before)
            .Add(record.After).Add(entry.PreviousHash).Add(entry.Hash);
    }

    /// <summary>
    /// The entry as it stands, right or not: whether it is what was written is for the verifier to say.
    /// </summary>
    public static AuditEntry Read(NpgsqlDataReader row)
    {
        var record = new AuditRecord(
            row.GetString(0),
            row.GetString(2),
            row.GetDateTime(3),
            Parse<AuditCategory>(row.GetString(4)),
            row.GetString(5),
            Parse<AuditOutcome>(row.GetString(6)),
            row.GetString(7))
        {
            KeyId = Text(row, 8),
            Address = Text(row, 9),
            RequestId = Text(row, 10),
            Subject = Text(row, 11),
            Reason = Text(row, 12),
            RefersTo = Text(row, 13),
            Before = Text(row, 14),
            After = Text(row, 15),
        };
        return new AuditEntry(record, row.GetInt64(1), row.GetString(16), row.GetString(17));
    }

    public static AuditHead ReadHead(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetDateTime(3));

    // A name that no build wrote makes a value that no build has, whose hash then is not the stored one.
    private static T Parse<T>(string name)
        where T : struct, Enum => Enum.TryParse<T>(name, out var value) ? value : (T)(object)-1;

    private static string? Text(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);
}
