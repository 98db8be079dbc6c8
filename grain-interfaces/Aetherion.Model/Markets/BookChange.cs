using System.Collections.Immutable;

namespace Aetherion.Model;

/// <summary>
/// The levels of a <see cref="MarketEventKind.BookSnapshot"/> or <see cref="MarketEventKind.BookDelta"/>.
/// </summary>
/// <param name="Bids">Best first in a snapshot; any order in a delta.</param>
/// <param name="Asks">Best first in a snapshot; any order in a delta.</param>
public sealed record BookChange(ImmutableArray<PriceLevel> Bids, ImmutableArray<PriceLevel> Asks);
