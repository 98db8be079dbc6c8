using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using Aetherion.GrainInterfaces;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aetherion.Api.Access;

/// <summary>
/// Keys that are in use, read again every <see cref="RefreshInterval"/> in one statement, so that what is revoked
/// anywhere is refused here soon. So are those that are not held but that something is open under. A key that could not be read again is not believed any longer than
/// <see cref="AgeMax"/>.
/// </summary>
internal sealed partial class ApiKeyCache(IApiKeyStore store, TimeProvider time, ILogger<ApiKeyCache> logger)
    : BackgroundService
{
    /// <summary>Keys held; beyond it each use reads.</summary>
    public const int KeysMax = 10_000;

    /// <summary>Keys that are read at the same time for callers who wait.</summary>
    private const int ReadsMax = 8;

    public static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(1);

    /// <summary>With the sweep of open sockets, revocation stays well below five seconds.</summary>
    public static readonly TimeSpan AgeMax = TimeSpan.FromSeconds(3);

    /// <summary>How long a caller waits for its key to be read, the wait for a free read included.</summary>
    public static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(2);

    /// <summary>A key that nobody used for so long is forgotten.</summary>
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromMinutes(1);

    /// <summary>How often last uses are written.</summary>
    private static readonly TimeSpan WriteInterval = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, KnownApiKey> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _asked = new(StringComparer.Ordinal);

    // Keys that something is open under and that are not held: read with the next round.
    private readonly ConcurrentDictionary<string, byte> _wanted = new(StringComparer.Ordinal);

    // Keys that are not taken any more, or not there, as the last rounds have found; and when.
    private readonly ConcurrentDictionary<string, long> _gone = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ApiKeyUse> _uses = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _reads = new(ReadsMax);

    public bool TryGetFresh(string id, [NotNullWhen(true)] out KnownApiKey? known)
    {
        if (!_known.TryGetValue(id, out known) || time.GetElapsedTime(known.ReadTimestamp) > AgeMax)
            return false;
        _asked[id] = time.GetTimestamp();
        return true;
    }

    /// <summary>Reads a key now; null when there is none of this id.</summary>
    /// <exception cref="TimeoutException">The store did not answer in time.</exception>
    public async Task<KnownApiKey?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        // A read that does not heed its end keeps its place among the reads, and nobody waiting.
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var read = ReadBoundedAsync(id, bound.Token);
        try
        {
            return await read.WaitAsync(ReadTimeout, time, cancellationToken);
        }
        finally
        {
            await bound.CancelAsync();
        }
    }

    /// <summary>
    /// Whether the key is known to be revoked, expired or not there. To ask has it read with the next round.
    /// </summary>
    public bool IsRevoked(string id)
    {
        if (_known.TryGetValue(id, out var known))
        {
            _asked[id] = time.GetTimestamp();
            return IsOver(known);
        }
        if (_gone.ContainsKey(id))
            return true;
        _wanted.TryAdd(id, 0);
        return false;
    }

    public void NoteUse(KnownApiKey known, DateTime now, IPAddress? address)
    {
        // One entry a key and interval: to write what was noted already would cost more than to look.
        if (_uses.TryGetValue(known.Stored.Key.Id, out var noted) && now - noted.Time < WriteInterval)
            return;
        if (_uses.Count < KeysMax)
            _uses[known.Stored.Key.Id] = new ApiKeyUse(
                known.Stored.Key.Tenant, known.Stored.Key.Id, now, address?.ToString());
    }

    /// <summary>Reads every key in use again, also those that are not held.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        Forget();
        ImmutableArray<string> wanted = [.. _wanted.Keys];
        ImmutableArray<string> ids = [.. _known.Keys, .. wanted.Where(id => !_known.ContainsKey(id))];
        if (ids.IsEmpty)
            return;
        var now = time.GetTimestamp();
        var found = (await store.FindAsync(ids, cancellationToken)).ToDictionary(stored => stored.Key.Id);
        foreach (var id in ids)
            Take(id, found.GetValueOrDefault(id), now);
        foreach (var id in wanted)
            _wanted.TryRemove(id, out _);
    }

    private void Take(string id, StoredApiKey? stored, long now)
    {
        var known = stored is null ? null : new KnownApiKey(stored, now);
        if (known is null || !_known.ContainsKey(id))
        {
            if (known is null || IsOver(known))
                _gone[id] = now;
            _known.TryRemove(id, out _);
        }
        else
        {
            _known[id] = known;
        }
    }

    private bool IsOver(KnownApiKey known) =>
        known.IsRevoked || known.IsExpired(time.GetUtcNow().UtcDateTime);

    /// <summary>Writes when keys were last used.</summary>
    public async Task WriteUsesAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<ApiKeyUse> uses = [.. _uses.Values];
        if (uses.IsEmpty)
            return;
        await store.RecordUsesAsync(uses, cancellationToken);
        foreach (var use in uses)
            _uses.TryRemove(KeyValuePair.Create(use.Id, use));
    }

    public override void Dispose()
    {
        _reads.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RefreshInterval, time);
        var written = time.GetTimestamp();
        while (await WaitAsync(timer, stoppingToken))
        {
            await TryAsync(() => RefreshAsync(stoppingToken), stoppingToken);
            if (time.GetElapsedTime(written) < WriteInterval)
                continue;
            await TryAsync(() => WriteUsesAsync(stoppingToken), stoppingToken);
            written = time.GetTimestamp();
        }
        await TryAsync(() => WriteUsesAsync(CancellationToken.None), stoppingToken);
    }

    private async Task<KnownApiKey?> ReadBoundedAsync(string id, CancellationToken cancellationToken)
    {
        await _reads.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetTimestamp();
            var found = await store.FindAsync([id], cancellationToken);
            if (found.IsEmpty)
                return null;
            var known = new KnownApiKey(found[0], now);
            if (_known.Count < KeysMax || _known.ContainsKey(id))
            {
                _known[id] = known;
                _asked[id] = now;
                _gone.TryRemove(id, out _);
            }
            return known;
        }
        finally
        {
            _reads.Release();
        }
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    // The next round tries again; until then keys grow old and are no longer believed.
    private async Task TryAsync(Func<Task> work, CancellationToken stoppingToken)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
        catch (Exception exception)
        {
            LogFailed(exception.Message);
        }
    }

    private void Forget()
    {
        foreach (var (id, asked) in _asked)
        {
            if (time.GetElapsedTime(asked) <= ForgetAfter)
                continue;
            _asked.TryRemove(id, out _);
            _known.TryRemove(id, out _);
        }
        foreach (var (id, found) in _gone)
        {
            if (time.GetElapsedTime(found) > ForgetAfter)
                _gone.TryRemove(id, out _);
        }
    }

    [LoggerMessage(LogLevel.Warning, "API keys could not be read or written: {Message}")]
    private partial void LogFailed(string message);
}
