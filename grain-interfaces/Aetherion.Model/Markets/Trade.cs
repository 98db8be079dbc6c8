namespace Aetherion.Model;

/// <summary>An execution on a venue.</summary>
/// <param name="Sequence">Position in the symbol's event stream; grows by 1 from event to event.</param>
/// <param name="EventTime">The venue's time, UTC.</param>
/// <param name="ReceivedTime">Our time, UTC.</param>
/// <param name="Price">Above 0.</param>
/// <param name="Quantity">Above 0.</param>
/// <param name="Aggressor">Who took liquidity.</param>
public readonly record struct Trade(
    long Sequence, DateTime EventTime, DateTime ReceivedTime, Price Price, Quantity Quantity, Side Aggressor);
