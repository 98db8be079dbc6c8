using System.Net;
using Aetherion.Api.Limits;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aetherion.Api.Audit;

/// <summary>
/// Writes refused sign-ins into the service's audit log: those of a minute from one network for one reason as one
/// entry with their number, so that guessing fills no disk.
/// </summary>
internal sealed class SignInRefusals(IAuditLog log, TimeProvider time, ILogger<SignInRefusals> logger)
    : BackgroundService
{
    /// <summary>How long refusals are gathered.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>How many networks and reasons are told apart in a window; the rest are one entry.</summary>
    public const int KindsMax = 200;

    private static readonly Kind Others = new("others", null);

    private readonly Lock _lock = new();
    private Dictionary<Kind, Tally> _tallies = [];

    /// <param name="reason">Never anything of the credential.</param>
    public void Report(string reason, IPAddress? address)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var kind = new Kind(reason, address is null ? null : AddressLimits.NetworkOf(address).ToString());
        lock (_lock)
        {
            if (!_tallies.ContainsKey(kind) && _tallies.Count >= KindsMax)
                kind = Others;
            _tallies[kind] = _tallies.TryGetValue(kind, out var tally)
                ? tally with { Count = tally.Count + 1, Last = now }
                : new Tally(1, now, now);
        }
    }

    /// <summary>Writes what was gathered; what cannot be written is gathered on.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        Dictionary<Kind, Tally> tallies;
        lock (_lock)
            (tallies, _tallies) = (_tallies, []);
        foreach (var (kind, tally) in tallies)
        {
            try
            {
                await log.AppendAsync(Record(kind, tally), cancellationToken);
            }
            catch (Exception exception)
            {
                logger.LogError(
                    exception,
                    "{Count} refused sign-ins from {Address} could not be written.",
                    tally.Count,
                    kind.Address);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Window, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await FlushAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped, or disposed of without being stopped: either is an end and no failure.
        }
    }

    private AuditRecord Record(Kind kind, Tally tally)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new AuditRecord(
            AuditRecord.ServiceTenant, Guid.CreateVersion7(now).ToString("N"), now, AuditCategory.Access,
            "signIn", AuditOutcome.Refused, "anonymous")
        {
            Address = kind.Address,
            Reason = kind.Reason,
            After = AuditDocument.Of(
                new { count = tally.Count, first = tally.First, last = tally.Last },
                System.Text.Json.JsonSerializerOptions.Web),
        };
    }

    private readonly record struct Kind(string Reason, string? Address);

    private readonly record struct Tally(long Count, DateTime First, DateTime Last);
}
