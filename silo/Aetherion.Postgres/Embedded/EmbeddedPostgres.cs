using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>
/// A private PostgreSQL cluster in a folder of ours: made at the first start, reached over a socket in that folder
/// only. It outlives a killed owner and is taken over by the next one.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    public const string OwnerRole = "aetherion";
    public const string ApplicationRole = "aetherion_app";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly string[] NoSync = ["--no-sync"];

    private const string LocalRules = "# Written by aetherion: passwords over the socket, nothing else.\n"
        + "local all all scram-sha-256\n";

    /// <summary>A longer log is begun anew at the next start.</summary>
    private const long LogBytesMax = 16 << 20;

    private const int StartAttemptsMax = 3;

    private static readonly TimeSpan AppearTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(5);

    private readonly EmbeddedPostgresOptions _options;
    private readonly ClusterLayout _layout;
    private readonly ILogger _logger;
    private PostgresBinaries? _binaries;
    private ServerAccount? _account;
    private DirectoryLock? _lock;
    private bool _isGuest;
    private CancellationTokenSource? _watchEnd;
    private Task _watch = Task.CompletedTask;

    public EmbeddedPostgres(EmbeddedPostgresOptions options, ILogger<EmbeddedPostgres> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _layout = new ClusterLayout(options.Directory);
        _logger = logger;
    }

    /// <summary>Where the server listens.</summary>
    public string SocketDirectory => _layout.SocketDirectory;

    /// <summary>The process id of the running server; null when it does not run.</summary>
    public int? ServerProcessId => PostmasterFile.Read(_layout.Cluster)?.ProcessId;

    /// <summary>
    /// Makes the cluster when there is none, starts the server when it does not run, and waits for it.
    /// </summary>
    /// <exception cref="PostgresSetupException">The cluster cannot be used; the message says what to do.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await EndWatchAsync();
        MakeRoot();
        if (TryJoin())
            return;
        _lock ??= DirectoryLock.Take(_layout);
        try
        {
            var clusterVersion = ReadClusterVersion();
            _binaries ??= await PostgresBinaries.FindAsync(_options.BinaryDirectory, clusterVersion, cancellationToken);
            if (clusterVersion is { } version && version != _binaries.MajorVersion)
                throw OtherVersion(version);
            _account ??= await ServerAccount.ResolveAsync(
                _options.ServerAccount, _layout.Cluster, cancellationToken);
            if (clusterVersion is null)
                await MakeClusterAsync(cancellationToken);
            await RunServerAsync(cancellationToken);
        }
        catch
        {
            ReleaseLock();
            throw;
        }
        _logger.LogInformation(
            "PostgreSQL {Version} is ready in {Directory} after {Milliseconds:F0} ms.",
            _binaries.MajorVersion, _layout.Root, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        if (!_options.RestartsAfterCrash)
            return;
        _watchEnd = new CancellationTokenSource();
        _watch = Task.Run(() => WatchAsync(_watchEnd.Token), CancellationToken.None);
    }

    /// <summary>Stops the server after its open transactions are rolled back; nothing committed is lost.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await EndWatchAsync();
        if (!_isGuest && _binaries is not null && PostmasterFile.Read(_layout.Cluster) is not null)
            await StopServerAsync(cancellationToken);
        ReleaseLock();
    }

    /// <summary>How the owner of the schema connects, for migrations.</summary>
    public string OwnerConnectionString(string database) => Connection(database, OwnerRole, _layout.OwnerPassword);

    /// <summary>How the application connects.</summary>
    public string ApplicationConnectionString(string database) =>
        Connection(database, ApplicationRole, _layout.ApplicationPassword);

    /// <summary>Makes the database when there is none.</summary>
    public async Task EnsureDatabaseAsync(string database, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(OwnerConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var find = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection);
        find.Parameters.Add(new NpgsqlParameter { Value = database });
        if (await find.ExecuteScalarAsync(cancellationToken) is not null)
            return;
        var name = new NpgsqlCommandBuilder().QuoteIdentifier(database);
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE template0", connection);
        await create.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Lets the application's role log in with its password.</summary>
    public async Task AllowApplicationAsync(string database, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(OwnerConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var allowed = new NpgsqlCommand(
            $"SELECT 1 FROM pg_roles WHERE rolname = '{ApplicationRole}' AND rolcanlogin", connection);
        if (await allowed.ExecuteScalarAsync(cancellationToken) is not null)
            return;
        // The password is of hexadecimal digits only, made below.
        var password = await File.ReadAllTextAsync(_layout.ApplicationPassword, cancellationToken);
        await using var alter = new NpgsqlCommand(
            $"ALTER ROLE {ApplicationRole} LOGIN PASSWORD '{password}'", connection);
        await alter.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Lets go as a killed process would: the server runs on, the folder is free.</summary>
    internal async Task AbandonAsync()
    {
        await EndWatchAsync();
        ReleaseLock();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync(CancellationToken.None);
        }
        catch (PostgresSetupException exception)
        {
            // It goes on stopping without us; the next start waits for it or takes it over.
            _logger.LogError("{Message}", exception.Message);
            ReleaseLock();
        }
    }

    /// <summary>Joins the server that another process runs here, where that is allowed.</summary>
    private bool TryJoin()
    {
        if (!_options.MayBeGuest || _lock is not null || PostmasterFile.Read(_layout.Cluster) is not { IsReady: true })
            return false;
        try
        {
            _lock = DirectoryLock.Take(_layout);
            return false;
        }
        catch (PostgresSetupException)
        {
            _isGuest = true;
            _logger.LogInformation(
                "Another aetherion process runs PostgreSQL in {Directory}; it is shared.", _layout.Root);
            return true;
        }
    }

    private void MakeRoot()
    {
        try
        {
            Directory.CreateDirectory(_layout.Root);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PostgresSetupException(
                $"The folder '{_layout.Root}' cannot be made: {exception.Message} Choose another with "
                + "--data.", exception);
        }
    }

    private int? ReadClusterVersion()
    {
        if (!Directory.Exists(_layout.Cluster))
            return null;
        var text = File.Exists(_layout.VersionFile) ? File.ReadAllText(_layout.VersionFile).Trim() : "";
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new PostgresSetupException(
                $"'{_layout.Cluster}' holds no PostgreSQL cluster (its PG_VERSION is missing or damaged). Restore it "
                + "from a "
                + "backup, or move the folder away to start with an empty database.");
    }

    private PostgresSetupException OtherVersion(int clusterVersion) => new(
        $"The database in '{_layout.Cluster}' was made by PostgreSQL {clusterVersion}, but the one found in "
        + $"'{_binaries!.Directory}' is {_binaries.MajorVersion}. Install PostgreSQL {clusterVersion} "
        + $"(Debian: 'apt-get install postgresql-{clusterVersion}'), or upgrade the cluster with pg_upgrade, or move "
        + "the "
        + "folder away to start with an empty database.");

    private async Task MakeClusterAsync(CancellationToken cancellationToken)
    {
        var account = _account!;
        await account.OwnAsync(_layout.Root, cancellationToken);
        await account.RequireAccessAsync(_layout.Root, cancellationToken);
        if (Directory.Exists(_layout.NewCluster))
            Directory.Delete(_layout.NewCluster, recursive: true);
        foreach (var path in (string[])[_layout.OwnerPassword, _layout.ApplicationPassword])
        {
            await WriteSecretAsync(path, cancellationToken);
            await account.OwnAsync(path, cancellationToken);
        }
        var (exitCode, output) = await account.RunAsync(
            _binaries!.InitDb,
            ["-D", _layout.NewCluster, "-U", OwnerRole, "-A", "scram-sha-256", $"--pwfile={_layout.OwnerPassword}",
             "-E", "UTF8", "--locale=C", "--data-checksums", .. _options.IsDurable ? [] : NoSync],
            cancellationToken);
        if (exitCode != 0)
            throw new PostgresSetupException(
                $"initdb could not make a cluster in '{_layout.Root}'. It said: {output}");
        await File.AppendAllTextAsync(
            Path.Combine(_layout.NewCluster, "postgresql.conf"), "include 'aetherion.conf'\n", cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_layout.NewCluster, "pg_hba.conf"), LocalRules, cancellationToken);
        Directory.Move(_layout.NewCluster, _layout.Cluster);
    }

    private static async Task WriteSecretAsync(string path, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly,
        };
        await using var writer = new StreamWriter(path, options);
        await writer.WriteAsync(RandomNumberGenerator.GetHexString(48, lowercase: true).AsMemory(), cancellationToken);
    }

    private async Task RunServerAsync(CancellationToken cancellationToken)
    {
        var configuration = Configuration();
        var isSame = File.Exists(_layout.Configuration)
            && await File.ReadAllTextAsync(_layout.Configuration, cancellationToken) == configuration;
        if (PostmasterFile.Read(_layout.Cluster) is { } running)
        {
            if (isSame && running.SocketDirectory == _layout.SocketDirectory)
            {
                _logger.LogInformation(
                    "PostgreSQL still runs as process {Process}; it is taken over.", running.ProcessId);
                if (await WaitUntilReadyAsync(cancellationToken))
                    return;
            }
            else
            {
                await StopServerAsync(cancellationToken);
            }
        }
        if (!isSame)
        {
            await File.WriteAllTextAsync(_layout.Configuration, configuration, cancellationToken);
            await _account!.OwnAsync(_layout.Configuration, cancellationToken);
        }
        await StartServerAsync(cancellationToken);
    }

    private async Task StartServerAsync(CancellationToken cancellationToken)
    {
        if (_layout.SocketDirectory != _layout.Root)
        {
            Directory.CreateDirectory(
                _layout.SocketDirectory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            await _account!.OwnAsync(_layout.SocketDirectory, cancellationToken);
        }
        if (File.Exists(_layout.Log) && new FileInfo(_layout.Log).Length > LogBytesMax)
            await File.WriteAllTextAsync(_layout.Log, "", cancellationToken);
        for (var attempt = 1; attempt <= StartAttemptsMax; attempt++)
        {
            await LaunchAsync(cancellationToken);
            if (await WaitUntilReadyAsync(cancellationToken))
                return;
        }
        throw new PostgresSetupException($"PostgreSQL ended as soon as it was started. {LogTail()}");
    }

    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        // pg_ctl puts the server into a session of its own, so that Ctrl-C in our terminal does not reach it before us.
        var (exitCode, output) = await _account!.RunAsync(
            _binaries!.PgCtl, ["start", "-W", "-s", "-D", _layout.Cluster, "-l", _layout.Log], cancellationToken);
        if (exitCode == 0)
            return;
        await _account.RequireAccessAsync(_layout.Cluster, cancellationToken);
        throw new PostgresSetupException($"PostgreSQL could not be started: {output} {LogTail()}");
    }

    /// <summary>False when the server is gone: the last processes of a killed one may still be in its way.</summary>
    private async Task<bool> WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            var file = PostmasterFile.Read(_layout.Cluster);
            if (file is { IsReady: true })
                return true;
            var elapsed = Stopwatch.GetElapsedTime(begun);
            if (file is null && elapsed > AppearTimeout)
                return false;
            if (elapsed > _options.StartTimeout)
                throw new PostgresSetupException(
                    $"PostgreSQL was not ready after {elapsed.TotalSeconds:F0} s. {LogTail()}");
            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    private async Task StopServerAsync(CancellationToken cancellationToken)
    {
        var seconds = ((int)_options.StopTimeout.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var (exitCode, output) = await _account!.RunAsync(
            _binaries!.PgCtl,
            ["stop", "-w", "-s", "-m", "fast", "-t", seconds, "-D", _layout.Cluster],
            cancellationToken);
        if (exitCode != 0 && PostmasterFile.Read(_layout.Cluster) is not null)
            throw new PostgresSetupException($"PostgreSQL in '{_layout.Root}' could not be stopped: {output}");
    }

    /// <summary>
    /// Starts a server again that died or that somebody else stopped, for as long as we are to run: we end the watch before
    /// we stop it.
    /// </summary>
    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(_options.WatchInterval);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(cancellationToken);
                if (ServerProcessId is not null)
                    continue;
                _logger.LogError("PostgreSQL has ended; it is started again. {Log}", LogTail());
                await StartServerAsync(cancellationToken);
                _logger.LogInformation("PostgreSQL runs again as process {Process}.", ServerProcessId);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                _logger.LogError("PostgreSQL could not be started again: {Message}", exception.Message);
            }
        }
    }

    private async Task EndWatchAsync()
    {
        if (_watchEnd is null)
            return;
        await _watchEnd.CancelAsync();
        await _watch;
        _watchEnd.Dispose();
        _watchEnd = null;
    }

    private void ReleaseLock()
    {
        _lock?.Dispose();
        _lock = null;
    }

    private string Connection(string database, string role, string passwordFile) => new NpgsqlConnectionStringBuilder
    {
        Host = _layout.SocketDirectory,
        Database = database,
        Username = role,
        Password = File.ReadAllText(passwordFile).Trim(),
    }.ConnectionString;

    private string LogTail() => File.Exists(_layout.Log)
        ? $"The end of '{_layout.Log}': {string.Join(" | ", File.ReadLines(_layout.Log).TakeLast(5))}"
        : $"It wrote no log to '{_layout.Log}'.";

    private string Configuration() => string.Create(CultureInfo.InvariantCulture, $"""
        # Written by aetherion at every start: changes here are lost.
        listen_addresses = ''
        port = 5432
        unix_socket_directories = '{_layout.SocketDirectory}'
        unix_socket_permissions = 0700
        max_connections = {_options.ConnectionsMax}
        shared_buffers = {_options.SharedBuffersMegabytes}MB
        work_mem = 16MB
        maintenance_work_mem = 128MB
        wal_level = minimal
        max_wal_senders = 0
        wal_buffers = 16MB
        wal_compression = on
        min_wal_size = 512MB
        max_wal_size = 4GB
        checkpoint_timeout = 15min
        checkpoint_completion_target = 0.9
        synchronous_commit = on
        fsync = {(_options.IsDurable ? "on" : "off")}
        full_page_writes = on
        autovacuum = on
        autovacuum_max_workers = 2
        random_page_cost = 1.1
        max_parallel_workers_per_gather = 0
        jit = off
        huge_pages = try
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_min_duration_statement = 2000
        log_checkpoints = off
        log_truncate_on_rotation = on

        """);
}
