using System.Collections.Immutable;

namespace Aetherion.Api.Rest;

/// <summary>What was asked of a market, symbol by symbol.</summary>
internal sealed record MarketPayload<T>(string Market, DateTime Timestamp, ImmutableArray<T> Symbols);
