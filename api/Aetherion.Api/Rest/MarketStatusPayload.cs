using System.Collections.Immutable;

namespace Aetherion.Api.Rest;

/// <summary>Every market: whether it is open, and how its data comes.</summary>
internal sealed record MarketStatusPayload(DateTime Timestamp, ImmutableArray<MarketStatus> Markets);
