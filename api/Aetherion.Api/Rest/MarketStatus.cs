using Aetherion.Api.OpenApi;
using Aetherion.Model;

namespace Aetherion.Api.Rest;

/// <summary>A market with the health of its symbols' data.</summary>
/// <param name="Market">The market.</param>
/// <param name="Status">OPEN, CLOSED, or UNKNOWN before the first data of any of its symbols.</param>
/// <param name="Feed">The worst state among its symbols that are not closed; null without symbols.</param>
/// <param name="LastEventTime">
/// The latest event of any of its symbols by the venue's clock, UTC; null before the first.
/// </param>
/// <param name="SymbolCount">How many symbols are fed.</param>
/// <param name="LiveCount">How many of them have data that is current.</param>
/// <param name="StaleCount">How many of them are open but silent.</param>
/// <param name="EventCount">Events taken since the service first ran.</param>
/// <param name="DuplicateCount">Events that came again and were left out.</param>
/// <param name="LateCount">Events that came too late and were left out.</param>
/// <param name="GapCount">Times that events were missing.</param>
internal sealed record MarketStatus(
    [property: ValuesOf(typeof(Market))] string Market,
    [property: ValuesOf(typeof(MarketOpening))] string Status,
    [property: ValuesOf(typeof(FeedState))] string? Feed,
    DateTime? LastEventTime,
    int SymbolCount,
    int LiveCount,
    int StaleCount,
    long EventCount,
    long DuplicateCount,
    long LateCount,
    long GapCount);
