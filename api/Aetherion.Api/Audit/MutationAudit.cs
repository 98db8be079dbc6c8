using System.Buffers;
using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aetherion.Api.Access;
using Aetherion.Api.Bots;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;
using Aetherion.Model;
using Microsoft.Extensions.Logging;

namespace Aetherion.Api.Audit;

/// <summary>
/// Writes every mutation into the audit log: what is asked for, before it is tried, so that nothing is changed that
/// could not be written; and how it ended.
/// </summary>
internal sealed class MutationAudit(
    IAuditLog log,
    ICallerContext context,
    IEnumerable<IAuditSnapshot> snapshots,
    TimeProvider time,
    ILogger<MutationAudit> logger) : IMutationInterceptor
{
    /// <summary>The refusals whose codes are named in one record.</summary>
    private const int CodesMax = 10;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public async ValueTask<object?> InvokeAsync(IResolverContext resolver, Func<ValueTask<object?>> next)
    {
        // Whoever has not signed in is refused by the field itself, and has no chain.
        if (context.IsAnonymous)
            return await next();
        var arguments = ReadArguments(resolver);
        var subject = AuditSubject.Of(arguments);
        var request = Record(resolver.Field.Name, AuditOutcome.Requested) with
        {
            Subject = subject,
            Before = await SnapshotAsync(subject, resolver.RequestAborted),
            After = AuditDocument.Of(arguments),
        };
        await log.AppendAsync(request, resolver.RequestAborted);
        object? payload;
        try
        {
            payload = await next();
        }
        catch (Exception exception)
        {
            await EndAsync(request, Failure(exception), ReasonOf(exception), subject);
            throw;
        }
        var codes = CodesOf(payload);
        await EndAsync(
            request,
            codes.Length == 0 ? AuditOutcome.Accepted : AuditOutcome.Refused,
            codes.Length == 0 ? null : codes,
            AuditSubject.Of(payload) ?? subject);
        return payload;
    }

    private static JsonElement ReadArguments(IResolverContext resolver)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            resolver.WriteArguments(writer);
        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    // An error of the input or of the caller's rights changed nothing; of any other it is not known how far it went.
    private static AuditOutcome Failure(Exception exception) =>
        exception is GraphQLException ? AuditOutcome.Refused : AuditOutcome.Failed;

    private static string ReasonOf(Exception exception) => exception is GraphQLException refusal
        ? string.Join(", ", refusal.Errors.Take(CodesMax).Select(error => error.Code))
        : exception.GetType().Name;

    private static string CodesOf(object? payload)
    {
        var errors = payload?.GetType().GetProperty("Errors")?.GetValue(payload) as IEnumerable;
        return string.Join(
            ", ", (errors ?? Array.Empty<object>()).OfType<IUserError>().Take(CodesMax).Select(e => e.Code));
    }

    /// <summary>
    /// Writes how it ended. The change is made by now and stands in the log as asked for, so a failure here is no
    /// reason to call it failed.
    /// </summary>
    private async Task EndAsync(AuditRecord request, AuditOutcome outcome, string? reason, string? subject)
    {
        try
        {
            var end = Record(request.Action, outcome) with
            {
                RefersTo = request.Id,
                Subject = subject,
                Reason = reason,
                After = outcome == AuditOutcome.Accepted ? await SnapshotAsync(subject, CancellationToken.None) : null,
            };
            await log.AppendAsync(end, CancellationToken.None);
        }
        catch (Exception exception)
        {
            logger.LogError(
                exception, "How {Action} ended ({Outcome}) could not be written after record {Id}.",
                request.Action, outcome, request.Id);
        }
    }

    private async Task<string?> SnapshotAsync(string? subject, CancellationToken cancellationToken)
    {
        if (subject is null)
            return null;
        foreach (var snapshot in snapshots)
        {
            if (await snapshot.FindAsync(subject, cancellationToken) is { } found)
                return AuditDocument.Of(found, Json);
        }
        return null;
    }

    private AuditRecord Record(string mutation, AuditOutcome outcome) =>
        AuditRecords.Of(context.Caller, time.GetUtcNow().UtcDateTime, AuditCategories.Of(mutation), mutation, outcome);
}
