namespace Aetherion.Model;

/// <summary>What was done with a paper bot, and where in its market it took effect.</summary>
/// <param name="Position">The place; its bar is the last one that the bot dealt with, or was not to deal with any more.</param>
/// <param name="RefusalCode">Why it was refused; null when it was carried out. A refusal may leave a denied order.</param>
public sealed record BotCommand(
    BotCommandKind Kind,
    TenantKey Bot,
    BotConfiguration Configuration,
    MarketPosition Position,
    string? RefusalCode)
{
    /// <summary>The account as it was found; null unless the bot is made.</summary>
    public AccountOpening? Account { get; init; }

    /// <summary>
    /// When a started bot was started, by the clock of the service: bars that had closed by then are not decided on. Null of anything but a
    /// start, and where it was not recorded.
    /// </summary>
    public DateTime? StartedTime { get; init; }
}
