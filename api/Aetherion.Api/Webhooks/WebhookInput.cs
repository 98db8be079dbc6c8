using Aetherion.Api.Requests;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Webhooks;

[GraphQLDescription("A webhook, for mutations that need no more.")]
internal sealed record WebhookInput(
    [ID]
    [GraphQLDescription("The webhook that is meant.")]
    string Id,
    [GraphQLDescription("The version you have seen; refused when the webhook has changed since.")]
    long? ExpectedVersion = null,
    [ID]
    [GraphQLDescription(RequestKey.Description)]
    string? IdempotencyKey = null,
    string? ClientMutationId = null);
