using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>Looks through the whole chain of a tenant.</summary>
public static class AuditLogVerification
{
    /// <summary>How many entries are read at a time.</summary>
    private const int PageSize = 1_000;

    /// <param name="anchors">Heads of the tenant that were kept elsewhere.</param>
    public static async Task<AuditVerification> VerifyAsync(
        this IAuditLog log, string tenant, IEnumerable<AuditHead> anchors, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(log);
        var verifier = new AuditVerifier(tenant, await log.FindHeadAsync(tenant, cancellationToken), anchors);
        long last = 0;
        while (true)
        {
            var page = await log.ReadForwardAsync(tenant, last, PageSize, cancellationToken);
            foreach (var entry in page)
                verifier.Add(entry);
            if (page.Length < PageSize)
                break;
            last = page[^1].Sequence;
        }
        return verifier.Complete(await log.FindHeadAsync(tenant, cancellationToken));
    }
}
