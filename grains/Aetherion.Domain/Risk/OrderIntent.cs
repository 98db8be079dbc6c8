using Aetherion.Model;

namespace Aetherion.Domain.Risk;

/// <summary>An order that has not been checked yet.</summary>
/// <param name="Price">What it is valued at, in the quote currency.</param>
public readonly record struct OrderIntent(Side Side, Quantity Quantity, decimal Price);
