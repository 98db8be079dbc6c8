using System.Collections.Immutable;
using Aetherion.Api.OpenApi;
using Aetherion.Model;

namespace Aetherion.Api.Sockets.Messages;

/// <summary>The best bid and ask of a venue that sends them.</summary>
/// <param name="Type">Always `quote`.</param>
/// <param name="Market">The market of the instrument.</param>
/// <param name="Symbol">The symbol as its venue writes it.</param>
/// <param name="Venue">The venue of the instrument.</param>
/// <param name="Bid">The best bid as [price, quantity].</param>
/// <param name="Ask">The best ask as [price, quantity].</param>
/// <param name="Sequence">
/// The number of the event in the instrument's stream; it grows, and a larger step is what was not asked for or
/// lost.
/// </param>
/// <param name="Timestamp">When the venue says it happened, UTC.</param>
/// <param name="ReceivedTime">When the service received it, UTC.</param>
internal sealed record QuoteMessage(
    [property: MessageType("quote")] string Type,
    [property: ValuesOf(typeof(Market))] string Market,
    string Symbol,
    string Venue,
    [property: Pair] ImmutableArray<decimal> Bid,
    [property: Pair] ImmutableArray<decimal> Ask,
    long Sequence,
    DateTime Timestamp,
    DateTime ReceivedTime);
