using System.Runtime.CompilerServices;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Silo.Audit;

/// <summary>Several places for anchors as one: all are written, those that can be read are.</summary>
public sealed class AuditAnchors(params IReadOnlyCollection<IAuditAnchors> places) : IAuditAnchors
{
    public bool CanRead => places.Any(place => place.CanRead);

    public async Task WriteAsync(IReadOnlyCollection<AuditHead> heads, CancellationToken cancellationToken)
    {
        foreach (var place in places)
            await place.WriteAsync(heads, cancellationToken);
    }

    public async IAsyncEnumerable<AuditHead> ReadAsync(
        string? tenant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var place in places.Where(place => place.CanRead))
        {
            await foreach (var head in place.ReadAsync(tenant, cancellationToken))
                yield return head;
        }
    }
}
