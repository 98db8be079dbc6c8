using System.Collections.Immutable;

namespace Aetherion.Api.Rest;

/// <summary>The latest trades of a symbol, newest first.</summary>
/// <param name="Symbol">The symbol as its venue writes it.</param>
/// <param name="Venue">The venue of the instrument.</param>
/// <param name="Trades">The latest trades, newest first.</param>
internal sealed record TradesPayload(
    string Symbol,
    string Venue,
    ImmutableArray<TradePayload> Trades);
