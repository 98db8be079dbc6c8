using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>One event of a normalised recording.</summary>
/// <param name="Instrument">The index of its instrument in the manifest.</param>
/// <param name="Event">The event; of a snapshot or a delta without its levels, which come beside it.</param>
public readonly record struct EventRow(int Instrument, MarketEvent Event);
