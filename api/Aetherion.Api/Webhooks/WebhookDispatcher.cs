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
    private readonly TenantTurns _turns = new(WebhookOptions.TurnsMax, WebhookOptions.TurnsOfTenantMax);

    // One a webhook; only the look that is under way touches it.
    private readonly Dictionary<(string Tenant, string Id), Task> _running = [];

    /// <summary>Looks once, and waits until all webhooks had their turn.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await Task.WhenAll(_running.Values);
    }

    /// <summary>Begins a turn of every webhook that has none under way, and waits for none of them.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var (key, turn) in _running)
        {
            if (turn.IsCompleted)
                _running.Remove(key);
        }
        foreach (var tenant in await store.ListTenantsAsync(cancellationToken))
        {
            foreach (var webhook in await store.ListAsync(tenant, cancellationToken))
            {
                if (!_running.ContainsKey((tenant, webhook.Id)))
                    _running.Add((tenant, webhook.Id), TakeTurnAsync(tenant, webhook.Id, cancellationToken));
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.PollInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryLookAsync(stoppingToken);
        }
        finally
        {
            await Task.WhenAll(_running.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TryLookAsync(CancellationToken stoppingToken)
    {
        try
        {
            await LookAsync(stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            logger.LogWarning(exception, "Webhooks could not be looked at; the next look tries again.");
        }
    }

    private async Task TakeTurnAsync(string tenant, string id, CancellationToken cancellationToken)
    {
        await _turns.EnterAsync(tenant, cancellationToken);
        try
        {
            if (await store.LeaseAsync(tenant, id, _owner, options.Lease, cancellationToken) is { } webhook)
                await DeliverAsync(webhook, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(exception, "The webhook {Webhook} of {Tenant} waits for its next turn.", id, tenant);
        }
        finally
        {
            _turns.Leave(tenant);
        }
    }

    private async Task DeliverAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
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

            // A receiver that fails is left alone until the next look; a slow one goes on when the others had their turn.
            if (delivery.State != WebhookDeliveryState.Delivered || time.GetElapsedTime(begun) >= WebhookOptions.TurnLength)
                return;
        }
    }

    private async Task<WebhookDelivery> SendAsync(
        Webhook webhook, WebhookEvent entry, CancellationToken cancellationToken)
    {
        var begun = Now();
        var body = TryWrite(webhook, entry);
        var (status, error) = body is null
            ? (null, "The event could not be written.")
            : await client.SendAsync(webhook, WebhookMessages.IdOf(entry), body, cancellationToken);
        var attempts = entry.AttemptCount + 1;
        var state = error is null
            ? WebhookDeliveryState.Delivered
            : body is null || attempts >= options.AttemptsMax ? WebhookDeliveryState.Dead : WebhookDeliveryState.Pending;
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

    /// <summary>Null for an event that cannot be written: no further try would change that.</summary>
    private string? TryWrite(Webhook webhook, WebhookEvent entry)
    {
        try
        {
            return WebhookMessages.Write(catalog, entry);
        }
        catch (Exception exception)
        {
            logger.LogError(
                exception, "{Event} cannot be written for the webhook {Webhook} of {Tenant}; it is given up.",
                WebhookMessages.IdOf(entry), webhook.Id, webhook.Tenant);
            return null;
        }
    }

    /// <summary>Anything up to a bound that doubles with each failure, so that tries of many do not come together.</summary>
    private TimeSpan PauseAfter(int attempts)
    {
        var bound = options.DelayBase * Math.Pow(2, Math.Min(attempts - 1, 30));
        return (bound < options.DelayMax ? bound : options.DelayMax) * Random.Shared.NextDouble();
    }

    private DateTime Now() => time.GetUtcNow().UtcDateTime;
}
