namespace Aetherion.Model;

/// <summary>What happens to the position of a bot that is stopped.</summary>
public enum StopMode
{
    /// <summary>It stays as it is.</summary>
    KeepPosition,

    /// <summary>It is sold at the market first; refused while an order of the bot is at its venue without a certain end.</summary>
    FlattenPosition,
}
