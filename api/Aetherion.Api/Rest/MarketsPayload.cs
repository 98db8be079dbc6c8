using System.Collections.Immutable;

namespace Aetherion.Api.Rest;

/// <summary>Every market: whether it is open, and how its data comes.</summary>
/// <param name="Timestamp">When the answer was made, UTC.</param>
/// <param name="Markets">Every market the service knows, also those without symbols.</param>
internal sealed record MarketsPayload(
    DateTime Timestamp,
    ImmutableArray<MarketStatus> Markets);
