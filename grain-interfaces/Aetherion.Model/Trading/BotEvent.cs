namespace Aetherion.Model;

/// <summary>An entry of a bot's journal; entries are numbered without gaps and never change.</summary>
/// <param name="Sequence">Counts the bot's events from 1.</param>
/// <param name="Order">With <see cref="BotEventKind.OrderChanged"/>.</param>
/// <param name="Fill">With an order event that came from an execution.</param>
public sealed record BotEvent(
    TenantKey Bot,
    long Sequence,
    DateTime Time,
    BotEventKind Kind,
    BotStatus Status,
    Regime Regime,
    string Strategy,
    long BarSequence,
    string ReasonCode,
    string ReasonText,
    Order? Order,
    Fill? Fill);
