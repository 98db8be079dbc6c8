namespace Aetherion.VenueEmulator.Core.Recordings;

/// <summary>A whole book, best first.</summary>
internal sealed record BookSnapshot(string Symbol, long UpdateId, BookLevel[] Bids, BookLevel[] Asks);
