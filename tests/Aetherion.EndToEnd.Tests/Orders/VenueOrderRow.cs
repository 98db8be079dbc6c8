namespace Aetherion.EndToEnd.Tests.Orders;

/// <summary>An order as the venue lists it.</summary>
internal sealed record VenueOrderRow(string Id, string ClientOrderId, string Side, decimal Quantity, decimal Executed);
