using System.Data.Common;
using Aetherion.GrainInterfaces;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aetherion.Api.Webhooks;

/// <summary>
/// Sends events to webhooks: in the order of each stream, at least once, and again with longer and longer pauses when it
/// fails. A delivery is recorded after it was made; whoever dies in between makes it again under the same id.
/// </summary>
internal sealed class WebhookDispatcher(
    IWebhookStore store,
    IInstrumentCatalog catalog,
    WebhookClient client,
    WebhookOptions options,
    TimeProvider time,
    ILogger<WebhookDispatcher> logger) : BackgroundService
{
    private readonly string _owner = Guid.NewGuid().ToString("N");

    /// <summary>Looks once for what is to be sent to any webhook, and sends it; each webhook at its own pace.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        foreach (var tenant in await store.ListTenantsAsync(cancellationToken))
        {
            var webhooks = await store.LeaseAsync(tenant, _owner, options.Lease, cancellationToken);
            await Task.WhenAll(webhooks.Select(webhook => DeliverAsync(webhook, cancellationToken)));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.PollInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (DbException exception)
            {
                logger.LogWarning("Webhooks wait for the database: {Message}", exception.Message);
            }
        }
    }

    private async Task DeliverAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        var waiting = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in await store.ReadNextAsync(webhook, WebhookOptions.EventsMax, cancellationToken))
        {
            // One that waits for its next try holds up its stream, and no other.
            if (waiting.Contains(entry.Stream) || entry.NextAttemptTime > Now())
            {
                waiting.Add(entry.Stream);
                continue;
            }
            var delivery = await SendAsync(webhook, entry, cancellationToken);
            if (!await store.RecordAsync(webhook, delivery, _owner, options.Lease, cancellationToken))
                return;

            // A receiver that fails is left alone until the next look.
            if (delivery.State != WebhookDeliveryState.Delivered)
                return;
        }
    }

    private async Task<WebhookDelivery> SendAsync(
        Webhook webhook, WebhookEvent entry, CancellationToken cancellationToken)
    {
        var begun = Now();
        var (status, error) = await client.SendAsync(
            webhook, WebhookMessages.IdOf(entry), WebhookMessages.Write(catalog, entry), cancellationToken);
        var attempts = entry.AttemptCount + 1;
        var state = error is null
            ? WebhookDeliveryState.Delivered
            : attempts >= options.AttemptsMax ? WebhookDeliveryState.Dead : WebhookDeliveryState.Pending;
        return new WebhookDelivery(
            webhook.Id,
            entry.Stream,
            entry.Sequence,
            entry.Topic,
            state,
            attempts,
            state == WebhookDeliveryState.Pending ? Now() + PauseAfter(attempts) : null,
            status,
            error,
            begun,
            Now());
    }

    /// <summary>Anything up to a bound that doubles with each failure, so that tries of many do not come together.</summary>
    private TimeSpan PauseAfter(int attempts)
    {
        var bound = options.DelayBase * Math.Pow(2, Math.Min(attempts - 1, 30));
        return (bound < options.DelayMax ? bound : options.DelayMax) * Random.Shared.NextDouble();
    }

    private DateTime Now() => time.GetUtcNow().UtcDateTime;
}
