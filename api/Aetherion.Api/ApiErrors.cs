using Aetherion.GraphQL.Execution;

namespace Aetherion.Api;

/// <summary>The errors that resolvers throw.</summary>
internal static class ApiErrors
{
    public static GraphQLException NotFound(string what, string id) => Make(
        ApiErrorCodes.NotFound, $"There is no {what} '{id}'. Check the id; ids are as the API returned them.");

    public static GraphQLException BadInput(string argument, string message) => new(ErrorBuilder.New()
        .SetMessage(message)
        .SetCode(ApiErrorCodes.BadUserInput)
        .SetExtension("argument", argument)
        .Build());

    public static GraphQLException SlowConsumer(string what, int capacity) => Make(
        ApiErrorCodes.SlowConsumer,
        $"More than {capacity} {what} were waiting for this subscriber. Subscribe again from the last one you have "
        + "seen.");

    public static GraphQLException Interrupted(long lastSequence) => Make(
        ApiErrorCodes.Unavailable,
        $"The events after {lastSequence} cannot be read now. Subscribe again with fromSequence {lastSequence}.");

    public static GraphQLException Forbidden(string message) => Make(ApiErrorCodes.Forbidden, message);

    public static GraphQLException ModelDamaged(string message) => Make(ApiErrorCodes.ModelDamaged, message);

    private static GraphQLException Make(string code, string message) =>
        new(ErrorBuilder.New().SetMessage(message).SetCode(code).Build());
}
