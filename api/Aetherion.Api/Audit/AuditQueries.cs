using Aetherion.Api.Access;
using Aetherion.Api.History;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Audit;

[QueryType]
[Authorize(AccessPolicies.Admin)]
internal static class AuditQueries
{
    private const string CursorKind = "audit";

    [GraphQLDescription(
        "The tenant's audit log, newest first: every change, by whom, and how it stood before and after.")]
    [UsePaging]
    public static async Task<Connection<AuditEntryType>> GetAuditLogAsync(
        IAuditLog log,
        ICallerContext caller,
        PagingArguments paging,
        AuditFilterInput? filter = null,
        [GraphQLDescription("The log of the service itself: models, refused sign-ins; for operators.")]
        bool ofService = false,
        CancellationToken cancellationToken = default)
    {
        var tenant = TenantOf(caller, ofService);
        if (paging.First is null)
            throw ApiErrors.BadInput("last", "The audit log is read from its newest entry on: use first and after.");
        var found = await log.ReadLatestAsync(
            tenant,
            filter?.ToFilter() ?? AuditFilter.None,
            NumberPaging.Read(CursorKind, paging, HistoryOrder.NewestFirst).Below,
            paging.First.Value + 1,
            cancellationToken);
        return NumberPaging.Make(
            [.. found.Select(entry => new AuditEntryType(entry))], CursorKind, node => node.Sequence, paging);
    }

    [GraphQLDescription(
        "Looks through the whole audit log: any entry that was changed, taken out, put in or cut off is named. It costs one "
        + "more for each 100 entries, and a tenant has one such look at a time.")]
    public static async Task<AuditVerificationType> VerifyAuditLogAsync(
        IAuditLog log,
        IAuditAnchors anchors,
        AuditVerifications verifications,
        ICallerContext caller,
        [GraphQLDescription("The log of the service itself; for operators.")]
        bool ofService = false,
        CancellationToken cancellationToken = default)
    {
        var tenant = TenantOf(caller, ofService);
        var head = await log.FindHeadAsync(tenant, cancellationToken);
        return await verifications.RunAsync(caller.Tenant, head?.Sequence ?? 0, async () =>
        {
            var known = await anchors.ReadAsync(tenant, cancellationToken).ToListAsync(cancellationToken);
            return new AuditVerificationType(await log.VerifyAsync(tenant, known, cancellationToken));
        });
    }

    private static string TenantOf(ICallerContext caller, bool ofService)
    {
        if (!ofService)
            return caller.Tenant;
        return AccessPolicies.Allows(AccessPolicies.Operate, caller.Caller)
            ? AuditRecord.ServiceTenant
            : throw ApiErrors.Forbidden("The log of the service is for operators.");
    }
}
