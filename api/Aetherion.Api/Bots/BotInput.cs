using Aetherion.Api.Requests;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

internal sealed record BotInput(
    [ID]
    string Id,
    [ID]
    [GraphQLDescription(RequestKey.Description)]
    string IdempotencyKey,
    [GraphQLDescription("The version you have seen; refused when the bot has changed since.")]
    long? ExpectedVersion = null,
    string? ClientMutationId = null);
