using System.Text.Json;
using Aetherion.Api.Access;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Aetherion.Api.Audit;

/// <summary>
/// Writes every request of the older endpoints that may change something into the audit log, before it is tried and
/// when it has ended; which those are follows from the method, so that none can be forgotten.
/// </summary>
internal sealed class RestAudit(RequestDelegate next, IAuditLog log, TimeProvider time, ILogger<RestAudit> logger)
{
    private const string Prefix = "/api";
    private const int FirstErrorStatus = 400;
    private const int FirstFailureStatus = 500;

    public Task InvokeAsync(HttpContext context, ICallerContext caller) =>
        IsChange(context) && !caller.IsAnonymous ? AuditAsync(context, caller.Caller) : next(context);

    private static bool IsChange(HttpContext context) =>
        context.GetEndpoint() is not null
        && context.Request.Path.StartsWithSegments(Prefix, StringComparison.OrdinalIgnoreCase)
        && !HttpMethods.IsGet(context.Request.Method)
        && !HttpMethods.IsHead(context.Request.Method)
        && !HttpMethods.IsOptions(context.Request.Method);

    private async Task AuditAsync(HttpContext context, Caller caller)
    {
        var request = Record(context, caller, AuditOutcome.Requested) with { After = await ReadBodyAsync(context) };
        await log.AppendAsync(request, context.RequestAborted);
        try
        {
            await next(context);
        }
        catch (Exception exception)
        {
            await EndAsync(Record(context, caller, AuditOutcome.Failed) with
            {
                RefersTo = request.Id,
                Reason = exception.GetType().Name,
            });
            throw;
        }
        var status = context.Response.StatusCode;
        await EndAsync(Record(context, caller, OutcomeOf(status)) with
        {
            RefersTo = request.Id,
            Reason = $"HTTP {status.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
        });
    }

    private static AuditOutcome OutcomeOf(int status) => status switch
    {
        >= FirstFailureStatus => AuditOutcome.Failed,
        >= FirstErrorStatus => AuditOutcome.Refused,
        _ => AuditOutcome.Accepted,
    };

    /// <summary>The body, read here and again by the endpoint; null for what is no JSON.</summary>
    private static async Task<string?> ReadBodyAsync(HttpContext context)
    {
        context.Request.EnableBuffering(ApiOptions.RequestBodyBytesMax, ApiOptions.RequestBodyBytesMax);
        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            return AuditDocument.Of(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second is thrown for text that is no UTF-8.
            return null;
        }
        finally
        {
            context.Request.Body.Position = 0;
        }
    }

    private async Task EndAsync(AuditRecord end)
    {
        try
        {
            await log.AppendAsync(end, CancellationToken.None);
        }
        catch (Exception exception)
        {
            logger.LogError(
                exception, "How {Action} ended could not be written after record {Id}.", end.Action, end.RefersTo);
        }
    }

    private AuditRecord Record(HttpContext context, Caller caller, AuditOutcome outcome)
    {
        var action = $"{context.Request.Method} {context.Request.Path}";
        return AuditRecords.Of(
            caller, time.GetUtcNow().UtcDateTime, AuditCategories.OfPath(context.Request.Path), action, outcome) with
        {
            Subject = context.Request.Path,
        };
    }
}
