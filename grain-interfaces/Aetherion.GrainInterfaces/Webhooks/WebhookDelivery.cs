namespace Aetherion.GrainInterfaces;

/// <summary>The delivery of one event to one webhook.</summary>
/// <param name="Stream">What is ordered: a regime of a market, a bot, or the models.</param>
/// <param name="Sequence">Of the event in its stream.</param>
/// <param name="NextAttemptTime">When it is tried again, UTC; null when it has ended.</param>
/// <param name="LastStatus">The receiver's status; null when none came.</param>
/// <param name="LastError">What went wrong; null when nothing did.</param>
public sealed record WebhookDelivery(
    string WebhookId,
    string Stream,
    long Sequence,
    WebhookTopic Topic,
    WebhookDeliveryState State,
    int AttemptCount,
    DateTime? NextAttemptTime,
    int? LastStatus,
    string? LastError,
    DateTime CreatedTime,
    DateTime UpdatedTime);
