using Microsoft.Extensions.Logging;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>Gathers from all writers whether the database can be reached, for readiness and the log.</summary>
public sealed class StorageHealth(NpgsqlDataSource dataSource, TimeProvider timeProvider, ILogger<StorageHealth> logger)
{
    private const string ProbeName = "probe";

    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _failing = [];
    private readonly List<Func<long>> _queues = [];
    private DateTime? _unavailableSince;
    private volatile bool _isFailing;

    /// <summary>Raised when the database went away or came back.</summary>
    public event EventHandler<StorageStatus>? Changed;

    public StorageStatus Status
    {
        get
        {
            lock (_lock)
                return new StorageStatus(
                    _unavailableSince, _failing.Values.FirstOrDefault(), _queues.Sum(rows => rows()));
        }
    }

    /// <summary>Asks the server, and gives the status after its answer.</summary>
    public async Task<StorageStatus> ProbeAsync(CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            // To break off may take a server that hangs some seconds more, for which nobody waits.
            await AskAsync(bound.Token).WaitAsync(ProbeTimeout, timeProvider, cancellationToken);
            ReportSuccess(ProbeName);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            ReportFailure(ProbeName, exception);
        }
        finally
        {
            await bound.CancelAsync();
        }
        return Status;
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT 1");
        await command.ExecuteScalarAsync(cancellationToken);
    }

    internal void AddQueue(Func<long> rows)
    {
        lock (_lock)
            _queues.Add(rows);
    }

    internal void ReportFailure(string source, Exception exception)
    {
        bool isFirst;
        lock (_lock)
        {
            isFirst = _unavailableSince is null;
            _unavailableSince ??= timeProvider.GetUtcNow().UtcDateTime;
            _failing[source] = exception.Message;
            _isFailing = true;
        }
        if (!isFirst)
            return;
        logger.LogError(exception, "PostgreSQL takes no writes ({Source}); they are held and tried again.", source);
        Changed?.Invoke(this, Status);
    }

    internal void ReportSuccess(string source)
    {
        // Said after every write: most of the time there is nothing to take back.
        if (!_isFailing)
            return;
        DateTime since;
        lock (_lock)
        {
            if (!_failing.Remove(source) || _failing.Count > 0)
                return;
            since = _unavailableSince ?? default;
            _unavailableSince = null;
            _isFailing = false;
        }
        logger.LogInformation("PostgreSQL takes writes again; it had failed since {Since:O}.", since);
        Changed?.Invoke(this, Status);
    }
}
