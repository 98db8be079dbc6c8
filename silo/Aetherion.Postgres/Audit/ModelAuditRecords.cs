using System.Text.Json;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Postgres;

/// <summary>The audit's records of the life of models; they belong to the service, as models do.</summary>
internal static class ModelAuditRecords
{
    public static AuditRecord Of(ModelEvent entry)
    {
        var caller = CallerContext.Current;
        return new AuditRecord(
            AuditRecord.ServiceTenant,
            $"model-event:{entry.Number}",
            entry.Time,
            AuditCategory.Models,
            ActionOf(entry.Kind),
            entry.Kind == ModelEventKind.Refused ? AuditOutcome.Refused : AuditOutcome.Accepted,
            entry.Actor)
        {
            KeyId = caller?.KeyId,
            Address = caller?.Address,
            RequestId = caller?.RequestId,
            Subject = entry.Version ?? entry.Scope.ToString(),
            Reason = entry.Reason,
            Before = entry.PreviousVersion is { } previous ? Document(entry.Scope, previous) : null,
            After = Document(entry.Scope, entry.Version),
        };
    }

    private static string ActionOf(ModelEventKind kind)
    {
        var name = kind.ToString();
        return $"model.{char.ToLowerInvariant(name[0])}{name[1..]}";
    }

    private static string Document(ModelScope scope, string? version) => AuditDocument.Of(
        new { Scope = scope.ToString(), Version = version }, JsonSerializerOptions.Web);
}
