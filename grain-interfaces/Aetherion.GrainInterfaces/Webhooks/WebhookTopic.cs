namespace Aetherion.GrainInterfaces;

/// <summary>What a webhook can be told of.</summary>
public enum WebhookTopic
{
    /// <summary>Each change of a steady regime, of all markets and timeframes.</summary>
    RegimeChanged,

    /// <summary>Each event of the tenant's bots.</summary>
    BotEvents,

    /// <summary>What becomes of models.</summary>
    ModelEvents,
}
