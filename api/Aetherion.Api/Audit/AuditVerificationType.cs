using System.Collections.Immutable;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Audit;

[ObjectType("AuditVerification")]
[GraphQLDescription("What a look through the whole audit log found.")]
internal sealed class AuditVerificationType(AuditVerification result)
{
    [GraphQLDescription("Whether nothing is wrong.")]
    public bool IsIntact => result.IsIntact;

    [GraphQLDescription("The entries that were looked at.")]
    public long EntryCount => result.EntryCount;

    [GraphQLDescription("Of the last entry; 0 for an empty log.")]
    public long LastSequence => result.LastSequence;

    [GraphQLDescription("The hash of the last entry: what an anchor outside holds.")]
    public string LastHash => result.LastHash;

    [GraphQLDescription(
        "How many anchors kept outside the database were compared; without any a cut-off end may go unseen.")]
    public int AnchorCount => result.AnchorCount;

    [GraphQLDescription("The first 100 things that are wrong, by sequence.")]
    public ImmutableArray<AuditFinding> Findings => result.Findings;

    [GraphQLDescription("Whether more is wrong than is listed.")]
    public bool HasMore => result.HasMore;
}
