namespace Aetherion.Model;

/// <summary>The best bid and ask of a venue, with their sizes.</summary>
public readonly record struct Quote(
    long Sequence,
    DateTime EventTime,
    DateTime ReceivedTime,
    Price BidPrice,
    Quantity BidQuantity,
    Price AskPrice,
    Quantity AskQuantity);
