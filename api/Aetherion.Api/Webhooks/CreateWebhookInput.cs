using Aetherion.Api.Requests;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Webhooks;

[GraphQLDescription("The webhook that is to be made. Its secret is in the answer, once.")]
internal sealed record CreateWebhookInput(
    [GraphQLDescription("An https:// address on the internet, which answers a POST with a status of success.")]
    string Url,
    [GraphQLDescription("What it is to be told of.")]
    IReadOnlyList<WebhookTopic> Topics,
    [ID]
    [GraphQLDescription(RequestKey.Description)]
    string? IdempotencyKey = null,
    string? ClientMutationId = null);
