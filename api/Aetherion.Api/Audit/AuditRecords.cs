using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Audit;

/// <summary>Records of what callers do.</summary>
internal static class AuditRecords
{
    public static AuditRecord Of(
        Caller caller, DateTime time, AuditCategory category, string action, AuditOutcome outcome) =>
        new(caller.Tenant, Guid.CreateVersion7(time).ToString("N"), time, category, action, outcome, caller.Actor)
        {
            KeyId = caller.KeyId,
            Address = caller.Address,
            RequestId = caller.RequestId,
        };
}
