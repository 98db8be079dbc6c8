using Aetherion.Api.Requests;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[GraphQLDescription("A bot that is to stop.")]
internal sealed record StopBotInput(
    [ID]
    [GraphQLDescription("The bot that is meant.")]
    string Id,
    [ID]
    [GraphQLDescription(RequestKey.Description)]
    string IdempotencyKey,
    [GraphQLDescription("What becomes of what it holds.")]
    StopMode Mode = StopMode.KeepPosition,
    [GraphQLDescription("The version you have seen; refused when the bot has changed since.")]
    long? ExpectedVersion = null,
    string? ClientMutationId = null);
