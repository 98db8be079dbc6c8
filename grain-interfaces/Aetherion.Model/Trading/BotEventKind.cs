namespace Aetherion.Model;

/// <summary>What happened to a bot.</summary>
public enum BotEventKind
{
    /// <summary>Its status changed.</summary>
    StatusChanged,

    /// <summary>An order changed its state.</summary>
    OrderChanged,

    /// <summary>It decided to trade, or not to.</summary>
    Decided,
}
