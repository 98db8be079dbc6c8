using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aetherion.GrainInterfaces;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>Training jobs. A job belongs to the attempt that began it: an older one can change nothing any more.</summary>
public sealed class TrainingJobTable(NpgsqlDataSource dataSource, TimeProvider timeProvider)
    : ITrainingJobs, ITrainingJobQueue
{
    /// <summary>No run has such an id.</summary>
    private const string LockName = "@training jobs";

    private const string Columns =
        "number, request, state, attempt_count, is_cancel_requested, stage, done, total, created_time, started_time, "
        + "ended_time, model_version, message";

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public async Task<TrainingJob> EnqueueAsync(
        TrainingJobRequest request, string? requestId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        // The row that is there already is given back, which DO NOTHING would not do.
        await using var command = dataSource.CreateCommand(
            "INSERT INTO jobs (request, state, created_time, request_id) VALUES ($1, 'Queued', $2, $3) "
            + $"ON CONFLICT (request_id) DO UPDATE SET request_id = EXCLUDED.request_id RETURNING {Columns}");
        command.Add(JsonSerializer.Serialize(request, Json)).Add(Now()).Add(requestId);
        return (await ReadAsync(command, cancellationToken))[0];
    }

    public async Task<TrainingJob?> FindAsync(long number, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand($"SELECT {Columns} FROM jobs WHERE number = $1");
        command.Add(number);
        return (await ReadAsync(command, cancellationToken)).SingleOrDefault();
    }

    public async Task<ImmutableArray<TrainingJob>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand($"SELECT {Columns} FROM jobs ORDER BY number DESC LIMIT $1");
        command.Add(limit);
        return await ReadAsync(command, cancellationToken);
    }

    public async Task<ImmutableArray<TrainingJob>> ReadAsync(TrainingJobPage page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        await using var command = dataSource.CreateCommand(
            $"SELECT {Columns} FROM jobs WHERE number > $1 AND number < $2 AND ($3::text IS NULL OR state = $3) "
            + $"ORDER BY number {(page.Place.NewestFirst ? "DESC" : "ASC")} LIMIT $4");
        command.Add(page.Place.Above ?? 0).Add(page.Place.Below ?? long.MaxValue).Add(page.State?.ToString())
            .Add(page.Place.Limit);
        return await ReadAsync(command, cancellationToken);
    }

    public async Task<ImmutableArray<TrainingJob>> FindManyAsync(
        ImmutableArray<long> numbers, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand($"SELECT {Columns} FROM jobs WHERE number = ANY ($1)");
        command.Add(numbers.ToArray());
        return await ReadAsync(command, cancellationToken);
    }

    public async Task<TrainingJob?> CancelAsync(long number, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            "UPDATE jobs SET is_cancel_requested = true, "
            + "ended_time = CASE state WHEN 'Queued' THEN $2 ELSE ended_time END, "
            + "message = CASE state WHEN 'Queued' THEN 'Cancelled before it began.' ELSE message END, "
            + "state = CASE state WHEN 'Queued' THEN 'Cancelled' ELSE state END "
            + $"WHERE number = $1 AND state IN ('Queued', 'Running') RETURNING {Columns}");
        command.Add(number).Add(Now());
        var changed = await ReadAsync(command, cancellationToken);
        return changed.IsEmpty ? await FindAsync(number, cancellationToken) : changed[0];
    }

    public async Task<IAsyncDisposable?> TryHoldAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RunLock.TakeAsync(dataSource, LockName, cancellationToken);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public async Task<ImmutableArray<TrainingJob>> RecoverAsync(int attemptsMax, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            "UPDATE jobs SET state = CASE WHEN is_cancel_requested THEN 'Cancelled' "
            + "WHEN attempt_count >= $1 THEN 'Failed' ELSE 'Queued' END, "
            + "ended_time = CASE WHEN is_cancel_requested OR attempt_count >= $1 THEN $2 END, "
            + "message = CASE WHEN is_cancel_requested THEN 'Cancelled.' WHEN attempt_count >= $1 THEN "
            + "'The process ended during this job ' || attempt_count || ' times. Look at the log; then ask for it again.' "
            + $"ELSE 'The process ended during this job; it begins again.' END WHERE state = 'Running' RETURNING {Columns}");
        command.Add(attemptsMax).Add(Now());
        return await ReadAsync(command, cancellationToken);
    }

    public async Task<TrainingJob?> TakeAsync(CancellationToken cancellationToken)
    {
        while (await TakeRowAsync(cancellationToken) is var (number, job))
        {
            if (job is not null)
                return job;
            await FailAsync(number, cancellationToken);
        }
        return null;
    }

    public async Task<bool> ReportAsync(
        TrainingJob job, string stage, long done, long? total, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        await using var command = dataSource.CreateCommand(
            "UPDATE jobs SET stage = $3, done = $4, total = $5 WHERE number = $1 AND attempt_count = $2 "
            + "AND state = 'Running' RETURNING is_cancel_requested");
        command.Add(job.Number).Add(job.AttemptCount).Add(stage).Add(done).Add(total);
        var isCancelled = await command.ExecuteScalarAsync(cancellationToken);
        return isCancelled is false;
    }

    public async Task EndAsync(
        TrainingJob job,
        TrainingJobState state,
        string? modelVersion,
        string message,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        await using var command = dataSource.CreateCommand(
            "UPDATE jobs SET state = $3, model_version = $4, message = $5, ended_time = $6 "
            + "WHERE number = $1 AND attempt_count = $2 AND state = 'Running'");
        command.Add(job.Number).Add(job.AttemptCount).Add(state.ToString()).Add(modelVersion).Add(message).Add(Now());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<(long Number, TrainingJob? Job)?> TakeRowAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            "UPDATE jobs SET state = 'Running', attempt_count = attempt_count + 1, started_time = $1, stage = '', "
            + "done = 0, total = NULL WHERE number = (SELECT number FROM jobs WHERE state = 'Queued' ORDER BY number "
            + $"LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING {Columns}");
        command.Add(Now());
        var rows = await MarketDataHistory.ReadAsync(command, 0, row => (row.GetInt64(0), Read(row)), cancellationToken);
        return rows.IsEmpty ? null : rows[0];
    }

    /// <summary>Ends a job whose request cannot be read, so that those behind it have their turn.</summary>
    private async Task FailAsync(long number, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            "UPDATE jobs SET state = 'Failed', ended_time = $2, "
            + "message = 'The stored request is damaged. Ask for the training again.' WHERE number = $1");
        command.Add(number).Add(Now());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Rows whose request is damaged are left out.</summary>
    private static async Task<ImmutableArray<TrainingJob>> ReadAsync(
        NpgsqlCommand command, CancellationToken cancellationToken) =>
        [.. (await MarketDataHistory.ReadAsync(command, 0, Read, cancellationToken)).OfType<TrainingJob>()];

    private static TrainingJob? Read(NpgsqlDataReader row) => ReadRequest(row.GetString(1)) is { } request
        ? new TrainingJob(
            row.GetInt64(0),
            request,
            Enum.Parse<TrainingJobState>(row.GetString(2)),
            row.GetInt32(3),
            row.GetBoolean(4),
            row.GetString(5),
            row.GetInt64(6),
            row.IsDBNull(7) ? null : row.GetInt64(7),
            row.GetDateTime(8),
            row.IsDBNull(9) ? null : row.GetDateTime(9),
            row.IsDBNull(10) ? null : row.GetDateTime(10),
            row.IsDBNull(11) ? null : row.GetString(11),
            row.GetString(12))
        : null;

    private static TrainingJobRequest? ReadRequest(string json)
    {
        try
        {
            var request = JsonSerializer.Deserialize<TrainingJobRequest>(json, Json);
            return request?.Scope.Family is null ? null : request;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private DateTime Now() => timeProvider.GetUtcNow().UtcDateTime;
}
