using System.Collections.Immutable;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>Webhooks whose events the test gives.</summary>
internal sealed class FakeWebhooks : IWebhookStore
{
    private readonly HashSet<(string Tenant, string Id, string? RequestId)> _deletions = [];

    public List<Webhook> All { get; } = [];

    public List<WebhookEvent> Events { get; } = [];

    public List<WebhookDelivery> Recorded { get; } = [];

    /// <summary>Runs at each look.</summary>
    public Action OnLook { get; set; } = () => { };

    public Task<Webhook?> CreateAsync(Webhook webhook, int webhooksMax, CancellationToken cancellationToken)
    {
        All.Add(webhook);
        return Task.FromResult<Webhook?>(webhook);
    }

    public Task<ImmutableArray<Webhook>> ListAsync(string tenant, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<Webhook>>([.. All.Where(webhook => webhook.Tenant == tenant)]);

    public Task<bool> DeleteAsync(
        string tenant, string id, long? expectedVersion, string? requestId, CancellationToken cancellationToken)
    {
        if (All.RemoveAll(webhook => webhook.Tenant == tenant && webhook.Id == id) > 0)
            _deletions.Add((tenant, id, requestId));
        return Task.FromResult(_deletions.Contains((tenant, id, requestId)));
    }

    public Task<Webhook?> RotateAsync(
        string tenant, string id, long? expectedVersion, DateTime overlapUntil, string? requestId,
        CancellationToken cancellationToken) =>
        Task.FromResult(All.Find(webhook => webhook.Tenant == tenant && webhook.Id == id));

    public Task<ImmutableArray<WebhookDelivery>> ReadDeliveriesAsync(
        string tenant, string webhookId, WebhookDeliveryState? state, HistoryPage page,
        CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<WebhookDelivery>>([]);

    public Task<ImmutableArray<string>> ListTenantsAsync(CancellationToken cancellationToken)
    {
        OnLook();
        return Task.FromResult<ImmutableArray<string>>([.. All.Select(webhook => webhook.Tenant).Distinct()]);
    }

    public Task<Webhook?> LeaseAsync(
        string tenant, string id, string owner, TimeSpan lease, CancellationToken cancellationToken) =>
        Task.FromResult(All.Find(webhook => webhook.Tenant == tenant && webhook.Id == id));

    public Task<ImmutableArray<WebhookEvent>> ReadNextAsync(
        Webhook webhook, int limitOfStream, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<WebhookEvent>>([.. Events]);

    public Task<bool> RecordAsync(
        Webhook webhook, WebhookDelivery delivery, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        Recorded.Add(delivery);
        Events.RemoveAll(entry => (entry.Stream, entry.Sequence) == (delivery.Stream, delivery.Sequence));
        return Task.FromResult(true);
    }
}
