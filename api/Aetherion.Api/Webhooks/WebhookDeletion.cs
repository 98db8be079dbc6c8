using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Webhooks;

/// <summary>What a deletion came to, as it is recorded for repetitions. Neither: there is no such webhook.</summary>
internal sealed record WebhookDeletion(bool IsDeleted, Refusal? Refusal);
