using System.Collections.Immutable;

namespace Aetherion.Api.Rest;

/// <summary>The latest trades of a symbol, newest first.</summary>
internal sealed record TradesPayload(string Symbol, string Venue, ImmutableArray<TradePayload> Trades);
