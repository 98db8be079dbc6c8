using Aetherion.Api.Requests;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

internal sealed record StopBotInput(
    [ID]
    string Id,
    [ID]
    [GraphQLDescription(RequestKey.Description)]
    string IdempotencyKey,
    StopMode Mode = StopMode.KeepPosition,
    [GraphQLDescription("The version you have seen; refused when the bot has changed since.")]
    long? ExpectedVersion = null,
    string? ClientMutationId = null);
