using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Tenants;

[ObjectType("Quota")]
[GraphQLDescription("What a plan limits, and how much of it is used.")]
internal sealed class QuotaType(QuotaUse use)
{
    [GraphQLDescription("What is limited.")]
    public QuotaKind Name => use.Kind;

    [GraphQLDescription("How much the plan allows.")]
    public long Limit => use.Limit;

    [GraphQLDescription("How much is used now.")]
    public long Used => use.Used;

    [GraphQLDescription(
        "When all of it is free again if nothing more is used; null for what does not come back by itself.")]
    public DateTime? ResetsAt => use.ResetsTime;
}
