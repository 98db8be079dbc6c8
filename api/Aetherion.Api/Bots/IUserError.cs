using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

[InterfaceType("UserError")]
[GraphQLDescription("Why a mutation changed nothing.")]
internal interface IUserError
{
    [GraphQLDescription("Stable, for programs.")]
    string Code { get; }

    [GraphQLDescription("For people: what is wrong and what to do.")]
    string Message { get; }
}
