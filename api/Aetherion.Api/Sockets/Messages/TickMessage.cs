using Aetherion.Api.OpenApi;
using Aetherion.Model;

namespace Aetherion.Api.Sockets.Messages;

/// <summary>A trade.</summary>
/// <param name="Type">Always `tick`.</param>
/// <param name="Market">The market of the instrument.</param>
/// <param name="Symbol">The symbol as its venue writes it.</param>
/// <param name="Venue">The venue of the instrument.</param>
/// <param name="Price">The price, in the quote currency.</param>
/// <param name="Quantity">The quantity, in the base currency or in shares.</param>
/// <param name="Side">The side that took the other's offer.</param>
/// <param name="Sequence">
/// The number of the event in the instrument's stream; it grows, and a larger step is what was not asked for or
/// lost.
/// </param>
/// <param name="Timestamp">When the venue says it happened, UTC.</param>
/// <param name="ReceivedTime">When the service received it, UTC.</param>
internal sealed record TickMessage(
    [property: MessageType("tick")] string Type,
    [property: ValuesOf(typeof(Market))] string Market,
    string Symbol,
    string Venue,
    decimal Price,
    decimal Quantity,
    [property: ValuesOf(typeof(Side))] string Side,
    long Sequence,
    DateTime Timestamp,
    DateTime ReceivedTime);
