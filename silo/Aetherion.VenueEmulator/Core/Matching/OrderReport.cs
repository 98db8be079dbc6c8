namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>Something that happened to an order, told while the order is as the event left it.</summary>
internal readonly record struct OrderReport(VenueOrder Order, ReportKind Kind, OrderFill? Fill, DateTime Time);
