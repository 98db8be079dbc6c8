using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>
/// Webhooks and how far each is in the streams of its topics. The events themselves are read where they are stored
/// anyway, after the cursor of their stream, so that none is lost between two places.
/// </summary>
public interface IWebhookStore
{
    /// <summary>Stores a webhook that begins with what happens from now on; the same id again changes nothing.</summary>
    /// <returns>Null when the tenant has as many as it may.</returns>
    Task<Webhook?> CreateAsync(Webhook webhook, int webhooksMax, CancellationToken cancellationToken);

    /// <summary>The webhooks of a tenant, oldest first.</summary>
    Task<ImmutableArray<Webhook>> ListAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets a webhook with its deliveries; false when there is none, or its version is another. True as well for a
    /// request that did so already.
    /// </summary>
    /// <param name="requestId">Null for a request that is carried out each time it comes.</param>
    Task<bool> DeleteAsync(
        string tenant, string id, long? expectedVersion, string? requestId, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the next secret the current one; null when there is none, or its version is another. A request that did so
    /// already changes nothing more, whatever version it expects.
    /// </summary>
    /// <param name="requestId">Null for a request that is carried out each time it comes.</param>
    Task<Webhook?> RotateAsync(
        string tenant,
        string id,
        long? expectedVersion,
        DateTime overlapUntil,
        string? requestId,
        CancellationToken cancellationToken);

    /// <summary>Deliveries of a webhook by the time of their first attempt.</summary>
    /// <param name="state">Only those; null for all.</param>
    Task<ImmutableArray<WebhookDelivery>> ReadDeliveriesAsync(
        string tenant,
        string webhookId,
        WebhookDeliveryState? state,
        HistoryPage page,
        CancellationToken cancellationToken);

    /// <summary>The tenants that have webhooks.</summary>
    Task<ImmutableArray<string>> ListTenantsAsync(CancellationToken cancellationToken);

    /// <summary>Takes a webhook for the time of the lease; null when another delivers to it, or it is gone.</summary>
    Task<Webhook?> LeaseAsync(
        string tenant, string id, string owner, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>The next events of each stream of a webhook, in the order of their stream.</summary>
    Task<ImmutableArray<WebhookEvent>> ReadNextAsync(
        Webhook webhook, int limitOfStream, CancellationToken cancellationToken);

    /// <summary>Records how a delivery went, moves the cursor on unless it is pending, and prolongs the lease.</summary>
    /// <returns>False when the lease was lost: then nothing was recorded.</returns>
    Task<bool> RecordAsync(
        Webhook webhook, WebhookDelivery delivery, string owner, TimeSpan lease, CancellationToken cancellationToken);
}
