namespace Aetherion.Domain.Venues.Orders;

/// <summary>The fields that a venue's answer about its instruments is known to have.</summary>
/// <param name="Name">That which names an instrument.</param>
/// <param name="Answer">Those of the answer as a whole.</param>
/// <param name="Instrument">Those of each instrument.</param>
internal sealed record InstrumentFields(string Name, FieldNames Answer, FieldNames Instrument);
