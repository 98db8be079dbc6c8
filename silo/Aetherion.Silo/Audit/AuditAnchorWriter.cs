using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aetherion.Silo.Audit;

/// <summary>
/// Keeps the heads of chains that have grown outside the database, at an interval and when the service stops. On the
/// first round it compares with what was kept before: a chain that has become shorter since is called out.
/// </summary>
public sealed class AuditAnchorWriter(
    IAuditLog log,
    IAuditAnchors anchors,
    AuditAnchorOptions options,
    TimeProvider time,
    ILogger<AuditAnchorWriter> logger)
    : BackgroundService
{
    /// <summary>How many heads are read and written at a time.</summary>
    private const int PageSize = 500;

    // One entry a tenant, as in the table of heads.
    private readonly Dictionary<string, long> _anchored = new(StringComparer.Ordinal);
    private bool _knowsEarlier;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWriteAsync(cancellationToken);
    }

    /// <summary>Writes the heads that have moved since the last round.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await ReadEarlierAsync(cancellationToken);
        var last = "";
        while (true)
        {
            var page = await log.ListHeadsAsync(last, PageSize, cancellationToken);
            var moved = page.Where(HasMoved).ToList();
            if (moved.Count > 0)
                await anchors.WriteAsync(moved, cancellationToken);
            foreach (var head in moved)
                _anchored[head.Tenant] = head.Sequence;
            if (page.Length < PageSize)
                return;
            last = page[^1].Tenant;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Interval, time);
        do
            await TryWriteAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryWriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(exception, "The heads of the audit log could not be anchored; it is tried again.");
        }
    }

    private async Task ReadEarlierAsync(CancellationToken cancellationToken)
    {
        if (_knowsEarlier)
            return;
        await foreach (var anchor in anchors.ReadAsync(null, cancellationToken))
            _anchored[anchor.Tenant] = Math.Max(anchor.Sequence, _anchored.GetValueOrDefault(anchor.Tenant));
        _knowsEarlier = true;
    }

    private bool HasMoved(AuditHead head)
    {
        var known = _anchored.GetValueOrDefault(head.Tenant);
        if (head.Sequence < known)
            logger.LogError(
                "The audit log of {Tenant} ends at {Sequence} but was anchored at {Anchored}: it was cut off. "
                + "Run 'audit verify'.",
                head.Tenant, head.Sequence, known);
        return head.Sequence > known;
    }
}
