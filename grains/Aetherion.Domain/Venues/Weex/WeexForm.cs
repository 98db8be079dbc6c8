namespace Aetherion.Domain.Venues.Weex;

/// <summary>The forms of reply that are read. Of two that an object's fields tell, the later counts.</summary>
internal enum WeexForm
{
    Unknown,
    Answer,
    Quote,
    Ticker,
    Trade,
    Kline,
    MarkPrice,
    Funding,
    Position,
    Book,
    Products,
}
