using System.Collections.Immutable;
using Aetherion.Api.Access;
using Aetherion.Api.Bots;
using Aetherion.Api.Requests;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Webhooks;

/// <summary>Makes, rotates and forgets webhooks of the caller's tenant.</summary>
internal sealed class WebhookChanges(
    ICallerContext caller,
    IWebhookStore store,
    WebhookReader webhooks,
    WebhookSecrets secrets,
    WebhookOptions options,
    IdempotentRequests requests,
    TimeProvider time)
{
    public const int UrlLengthMax = 2048;

    private static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    public async Task<WebhookPayload> CreateAsync(CreateWebhookInput input, CancellationToken cancellationToken)
    {
        if (Check(input, out var url) is { } error)
            return new WebhookPayload(null, null, [error], input.ClientMutationId);
        var result = await requests.RunAsync(
            "createWebhook",
            input.IdempotencyKey,
            input,
            requestId => CreateAsync(url!, input, requestId, cancellationToken),
            cancellationToken);
        return ToPayload(result, "", input.ClientMutationId);
    }

    public async Task<WebhookPayload> RotateAsync(WebhookInput input, CancellationToken cancellationToken)
    {
        if (RequestKey.Check(input.IdempotencyKey) is { } error)
            return new WebhookPayload(null, null, [error], input.ClientMutationId);
        var result = await requests.RunAsync(
            "rotateWebhookSecret",
            input.IdempotencyKey,
            input,
            requestId => RotateAsync(input, requestId, cancellationToken),
            cancellationToken);
        return ToPayload(result, input.Id, input.ClientMutationId);
    }

    public async Task<DeleteWebhookPayload> DeleteAsync(WebhookInput input, CancellationToken cancellationToken)
    {
        if (RequestKey.Check(input.IdempotencyKey) is { } error)
            return new DeleteWebhookPayload(null, [error], input.ClientMutationId);
        var result = await requests.RunAsync(
            "deleteWebhook",
            input.IdempotencyKey,
            input,
            requestId => DeleteAsync(input, requestId, cancellationToken),
            cancellationToken);
        ImmutableArray<IMutationError> errors = result switch
        {
            null => [RequestKey.Conflict],
            { Refusal: { } refusal } => [Refused.Of(refusal)],
            { IsDeleted: false } => [Refused.NotFound("webhook", input.Id)],
            _ => [],
        };
        return new DeleteWebhookPayload(errors.IsEmpty ? input.Id : null, errors, input.ClientMutationId);
    }

    private async Task<WebhookResult> CreateAsync(
        Uri url, CreateWebhookInput input, string? requestId, CancellationToken cancellationToken)
    {
        var webhook = new Webhook(
            caller.Tenant,
            requestId ?? Guid.NewGuid().ToString("N"),
            url,
            [.. input.Topics.Distinct().Order()],
            Generation: 1,
            OverlapUntil: null,
            Version: 1,
            time.GetUtcNow().UtcDateTime);
        return await store.CreateAsync(webhook, WebhookOptions.WebhooksMax, cancellationToken) is { } created
            ? new WebhookResult(created, null)
            : new WebhookResult(null, new Refusal(
                ApiErrorCodes.QuotaExceeded,
                $"There may be {WebhookOptions.WebhooksMax} webhooks; delete one to create another."));
    }

    private async Task<WebhookResult> RotateAsync(
        WebhookInput input, string? requestId, CancellationToken cancellationToken)
    {
        if (await webhooks.FindAsync(input.Id, cancellationToken) is not { } webhook)
            return new WebhookResult(null, null);
        var overlapUntil = time.GetUtcNow().UtcDateTime + Overlap;
        return await store.RotateAsync(
            caller.Tenant, webhook.Id, input.ExpectedVersion, overlapUntil, requestId, cancellationToken) is { } rotated
            ? new WebhookResult(rotated, null)
            : new WebhookResult(null, VersionConflict(webhook));
    }

    // It is deleted before it is looked for: when the request comes again it is not there any more.
    private async Task<WebhookDeletion> DeleteAsync(
        WebhookInput input, string? requestId, CancellationToken cancellationToken)
    {
        if (NodeIds.TryParseWebhook(input.Id, out var id)
            && await store.DeleteAsync(caller.Tenant, id, input.ExpectedVersion, requestId, cancellationToken))
            return new WebhookDeletion(IsDeleted: true, null);
        return new WebhookDeletion(
            IsDeleted: false,
            await webhooks.FindAsync(input.Id, cancellationToken) is { } webhook ? VersionConflict(webhook) : null);
    }

    private InvalidInput? Check(CreateWebhookInput input, out Uri? url)
    {
        url = null;
        if (RequestKey.Check(input.IdempotencyKey) is { } error)
            return error;
        if (input.Topics.Count == 0)
            return InvalidInput.At("topics", "Name at least one topic.");
        if (input.Url.Length > UrlLengthMax || !Uri.TryCreate(input.Url, UriKind.Absolute, out url)
            || (url.Scheme != Uri.UriSchemeHttps && !(options.AllowsPlainHttp && url.Scheme == Uri.UriSchemeHttp))
            || url.UserInfo.Length > 0 || url.Host.Length == 0)
        {
            return InvalidInput.At(
                "url", $"It is not an https:// address of at most {UrlLengthMax} characters without user and password.");
        }
        return System.Net.IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && !options.AllowsPrivateAddresses
            && !PublicAddress.Is(address)
            ? InvalidInput.At("url", new PrivateAddressException(url.Host).Message)
            : null;
    }

    private WebhookPayload ToPayload(WebhookResult? result, string id, string? clientMutationId) => new(
        result?.Webhook is { } webhook ? new WebhookType(webhook) : null,
        result?.Webhook is { } signed ? secrets.Current(signed) : null,
        ErrorsOf(result, id),
        clientMutationId);

    private static ImmutableArray<IMutationError> ErrorsOf(WebhookResult? result, string id) => result switch
    {
        null => [RequestKey.Conflict],
        { Refusal: { } refusal } => [Refused.Of(refusal)],
        { Webhook: null } => [Refused.NotFound("webhook", id)],
        _ => [],
    };

    private static Refusal VersionConflict(Webhook webhook) => new(
        ApiErrorCodes.VersionConflict,
        $"The webhook is at version {webhook.Version}. Read it again and decide anew.");
}
