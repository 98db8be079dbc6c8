using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Audit;

[GraphQLDescription("Which entries are asked for; what is left out is any.")]
internal sealed record AuditFilterInput(
    [GraphQLDescription("Of this category only.")]
    AuditCategory? Category = null,
    [GraphQLDescription("With exactly this action.")]
    string? Action = null,
    [GraphQLDescription("With this outcome only.")]
    AuditOutcome? Outcome = null,
    [GraphQLDescription("By exactly this actor.")]
    string? Actor = null,
    [ID]
    [GraphQLDescription("About exactly this id.")]
    string? Subject = null,
    DateTime? From = null,
    DateTime? To = null)
{
    public AuditFilter ToFilter() => new()
    {
        Category = Category,
        Action = Action,
        Outcome = Outcome,
        Actor = Actor,
        Subject = Subject,
        From = From,
        To = To,
    };
}
