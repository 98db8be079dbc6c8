using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Aetherion.Model;

/// <summary>
/// The levels of a <see cref="MarketEventKind.BookSnapshot"/> or <see cref="MarketEventKind.BookDelta"/>.
/// </summary>
/// <param name="Bids">Best first in a snapshot; any order in a delta.</param>
/// <param name="Asks">Best first in a snapshot; any order in a delta.</param>
public sealed record BookChange(ImmutableArray<PriceLevel> Bids, ImmutableArray<PriceLevel> Asks)
{
    /// <summary>Whether there is no level; a snapshot without any says that the book is not known until the next one.</summary>
    [JsonIgnore]
    public bool IsEmpty => Bids.IsEmpty && Asks.IsEmpty;
}
