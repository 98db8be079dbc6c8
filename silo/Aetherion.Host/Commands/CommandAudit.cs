using System.Text.Json;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Host.Commands;

/// <summary>
/// Writes what a command changes into the audit log: before it is tried, so that nothing is changed that could not be
/// written, and when it has ended.
/// </summary>
internal static class CommandAudit
{
    /// <summary>The log on a database that a command has open.</summary>
    public static IAuditLog LogOf(AetherionDatabase database)
    {
        var health = new StorageHealth(database.DataSource, TimeProvider.System, NullLogger<StorageHealth>.Instance);
        return new AuditLog(database.DataSource, new OutageRetry(new OutageRetryOptions(), health, TimeProvider.System));
    }

    /// <param name="asked">What is asked for; secrets in it are left out.</param>
    public static async Task<T> RunAsync<T>(
        IAuditLog log,
        string tenant,
        AuditCategory category,
        string action,
        string? subject,
        object asked,
        Func<Task<T>> change,
        CancellationToken cancellationToken)
    {
        var request = Record(tenant, category, action, AuditOutcome.Requested) with
        {
            Subject = subject,
            After = AuditDocument.Of(asked, JsonSerializerOptions.Web),
        };
        await log.AppendAsync(request, cancellationToken);
        AuditRecord End(AuditOutcome outcome, string? reason) =>
            Record(tenant, category, action, outcome) with { RefersTo = request.Id, Subject = subject, Reason = reason };
        try
        {
            var result = await change();
            await log.AppendAsync(End(AuditOutcome.Accepted, null), CancellationToken.None);
            return result;
        }
        catch (CommandException exception)
        {
            await log.AppendAsync(End(AuditOutcome.Refused, exception.Message), CancellationToken.None);
            throw;
        }
        catch (Exception exception)
        {
            await log.AppendAsync(End(AuditOutcome.Failed, exception.GetType().Name), CancellationToken.None);
            throw;
        }
    }

    private static AuditRecord Record(string tenant, AuditCategory category, string action, AuditOutcome outcome)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new AuditRecord(tenant, Guid.CreateVersion7(now).ToString("N"), now, category, action, outcome, CommandOptions.Actor);
    }
}
