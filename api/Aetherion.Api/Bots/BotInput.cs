using Aetherion.Api.Requests;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

[GraphQLDescription("A bot, for mutations that need no more.")]
internal sealed record BotInput(
    [ID]
    [GraphQLDescription("The bot that is meant.")]
    string Id,
    [ID]
    [GraphQLDescription(RequestKey.Description)]
    string IdempotencyKey,
    [GraphQLDescription("The version you have seen; refused when the bot has changed since.")]
    long? ExpectedVersion = null,
    string? ClientMutationId = null);
