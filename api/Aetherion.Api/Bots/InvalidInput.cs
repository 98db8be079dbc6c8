using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

[GraphQLDescription("The input cannot be right, whatever the state of the service.")]
internal sealed record InvalidInput(
    string Code,
    string Message,
    [property: GraphQLDescription("Where in the input it is.")]
    IReadOnlyList<string>? Path) : IUserError, IMutationError
{
    public static InvalidInput At(string field, string message) =>
        new(ApiErrorCodes.BadUserInput, message, ["input", field]);
}
