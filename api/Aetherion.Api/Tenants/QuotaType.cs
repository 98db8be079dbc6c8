using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Tenants;

[ObjectType("Quota")]
[GraphQLDescription("What a plan limits, and how much of it is used.")]
internal sealed class QuotaType(QuotaUse use)
{
    public QuotaKind Name => use.Kind;

    public long Limit => use.Limit;

    public long Used => use.Used;

    [GraphQLDescription(
        "When all of it is free again if nothing more is used; null for what does not come back by itself.")]
    public DateTime? ResetsAt => use.ResetsTime;
}
