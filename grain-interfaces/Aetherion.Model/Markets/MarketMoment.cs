namespace Aetherion.Model;

/// <summary>A symbol's book at a place in its market.</summary>
public sealed record MarketMoment(MarketPosition Position, BookView Book);
