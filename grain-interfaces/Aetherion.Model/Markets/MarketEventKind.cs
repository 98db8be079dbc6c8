namespace Aetherion.Model;

/// <summary>What an event of market data carries.</summary>
public enum MarketEventKind : byte
{
    Trade = 1,
    Quote = 2,
    BookSnapshot = 3,
    BookDelta = 4,
}
