namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>What the engine and the ledgers know of a symbol.</summary>
internal sealed record MatchingSymbol(string Symbol, string BaseAsset, string QuoteAsset, decimal QuantityStep);
