namespace Aetherion.GrainInterfaces;

/// <summary>A webhook after a request, or why the request was refused; neither when it is not there.</summary>
public sealed record WebhookResult(Webhook? Webhook, Refusal? Refusal);
