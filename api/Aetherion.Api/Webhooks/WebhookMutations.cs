using Aetherion.Api.Access;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Webhooks;

[MutationType]
[Authorize(AccessPolicies.Admin)]
internal static class WebhookMutations
{
    [GraphQLDescription("Has events sent to an address from now on, signed with the secret it answers with.")]
    public static Task<WebhookPayload> CreateWebhookAsync(
        WebhookChanges changes, CreateWebhookInput input, CancellationToken cancellationToken) =>
        changes.CreateAsync(input, cancellationToken);

    [GraphQLDescription(
        "Gives a webhook a new secret. For 24 hours events are signed with the old one as well, so that the receiver can "
        + "change over.")]
    public static Task<WebhookPayload> RotateWebhookSecretAsync(
        WebhookChanges changes, WebhookInput input, CancellationToken cancellationToken) =>
        changes.RotateAsync(input, cancellationToken);

    [GraphQLDescription("Forgets a webhook with its deliveries.")]
    public static Task<DeleteWebhookPayload> DeleteWebhookAsync(
        WebhookChanges changes, WebhookInput input, CancellationToken cancellationToken) =>
        changes.DeleteAsync(input, cancellationToken);
}
