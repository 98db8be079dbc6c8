using System.Collections.Immutable;
using Aetherion.Api.OpenApi;
using Aetherion.Model;

namespace Aetherion.Api.Rest;

/// <summary>What was asked of a market, symbol by symbol.</summary>
/// <param name="Market">The market that was asked for.</param>
/// <param name="Timestamp">When the answer was made, UTC.</param>
/// <param name="Symbols">One entry for each symbol, in the order of the catalogue.</param>
internal sealed record MarketPayload<T>(
    [property: ValuesOf(typeof(Market))] string Market,
    DateTime Timestamp,
    ImmutableArray<T> Symbols);
