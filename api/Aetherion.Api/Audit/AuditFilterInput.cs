using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Audit;

[GraphQLDescription("Which entries are asked for; what is left out is any.")]
internal sealed record AuditFilterInput(
    AuditCategory? Category = null,
    string? Action = null,
    AuditOutcome? Outcome = null,
    string? Actor = null,
    [ID]
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
