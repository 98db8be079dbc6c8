using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aetherion.Api.Access;

/// <summary>Everything that is open under a sign-in. What has lost its sign-in is closed within a second or two.</summary>
internal sealed partial class OpenSessions(
    TimeProvider time, IEnumerable<IRevocations> revocations, ILogger<OpenSessions> logger) : IHostedService, IDisposable
{
    /// <summary>How often every session is looked at.</summary>
    public static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<OpenSession, byte> _sessions = new(ReferenceEqualityComparer.Instance);
    private readonly IRevocations[] _revocations = [.. revocations];
    private ITimer? _timer;

    public int Count => _sessions.Count;

    /// <summary>The keys that something is open under.</summary>
    public IEnumerable<string> KeyIds =>
        _sessions.Keys.Select(session => session.Caller.KeyId).OfType<string>().Distinct();

    public void Add(OpenSession session) => _sessions.TryAdd(session, 0);

    public void Remove(OpenSession session) => _sessions.TryRemove(session, out _);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = time.CreateTimer(
            static state => ((OpenSessions)state!).Sweep(), this, SweepInterval, SweepInterval);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _timer?.Dispose();

    private void Sweep()
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var session in _sessions.Keys)
        {
            if (HasEnded(session, now))
                _ = CloseAsync(session);
        }
    }

    private bool HasEnded(OpenSession session, DateTime now)
    {
        var caller = session.Caller;
        return caller.ExpiresTime <= now || Array.Exists(_revocations, known => known.IsRevoked(caller));
    }

    private async Task CloseAsync(OpenSession session)
    {
        Remove(session);
        try
        {
            await session.CloseAsync();
        }
#pragma warning disable CA1031 // One session that cannot be closed must not keep the others open.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogNotClosed(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A session whose sign-in has ended could not be closed.")]
    private partial void LogNotClosed(Exception exception);
}
