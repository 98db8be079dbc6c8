using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

[GraphQLDescription("The input is well-formed; the state of the service, or a limit, stands against it.")]
internal sealed record Refused(string Code, string Message) : IUserError, IMutationError
{
    public static Refused Of(Refusal refusal) => new(refusal.Code, refusal.Message);

    public static Refused NotFound(string what, string id) => new(
        ApiErrorCodes.NotFound, $"There is no {what} '{id}'. Check the id; ids are as the API returned them.");
}
