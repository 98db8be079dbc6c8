using Aetherion.Domain.Venues.Books;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>A row of a table, in decimals.</summary>
/// <param name="Side">The aggressor of a trade, the side of a level.</param>
/// <param name="Price">Of a quote its bid.</param>
/// <param name="Group">Levels of one change or book have the same.</param>
/// <param name="Ids">The place of a change or book, which has a final id alone; null where the table has none.</param>
internal readonly record struct ImportRow(
    ImportRowKind Kind,
    InstrumentId Instrument,
    DateTime EventTime,
    DateTime ReceivedTime,
    Side Side,
    decimal Price,
    decimal Quantity,
    decimal AskPrice = 0,
    decimal AskQuantity = 0,
    long Group = 0,
    BookUpdateIds? Ids = null);
