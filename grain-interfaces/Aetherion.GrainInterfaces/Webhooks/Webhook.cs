using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>Where a tenant wants events to be sent to.</summary>
/// <param name="Generation">Counts its secrets, which follow from it and a key outside the database.</param>
/// <param name="OverlapUntil">Until when the secret before is used as well, UTC; null for not at all.</param>
/// <param name="Version">Grows with each change; for <c>expectedVersion</c>.</param>
public sealed record Webhook(
    string Tenant,
    string Id,
    Uri Url,
    ImmutableArray<WebhookTopic> Topics,
    int Generation,
    DateTime? OverlapUntil,
    long Version,
    DateTime CreatedTime);
