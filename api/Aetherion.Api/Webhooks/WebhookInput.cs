using Aetherion.Api.Requests;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Webhooks;

internal sealed record WebhookInput(
    [ID]
    string Id,
    [GraphQLDescription("The version you have seen; refused when the webhook has changed since.")]
    long? ExpectedVersion = null,
    [ID]
    [GraphQLDescription(RequestKey.Description)]
    string? IdempotencyKey = null,
    string? ClientMutationId = null);
