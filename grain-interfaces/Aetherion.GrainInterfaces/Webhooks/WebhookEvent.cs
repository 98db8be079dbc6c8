using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>An event on its way to a webhook: one of the three is there, by the topic.</summary>
/// <param name="AttemptCount">How often it was tried before.</param>
/// <param name="NextAttemptTime">Not before that time; null for at once.</param>
public sealed record WebhookEvent(
    string Stream,
    long Sequence,
    WebhookTopic Topic,
    RegimeTransition? Transition = null,
    BotEvent? BotEvent = null,
    ModelEvent? ModelEvent = null,
    int AttemptCount = 0,
    DateTime? NextAttemptTime = null);
